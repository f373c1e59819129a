import type { Plugin } from 'vite'
import type { RuntimePlace } from '../../cage/shown-snippet.ts'
import type { AddOns } from './add-ons.ts'
import type { Snippet } from './load-snippet.ts'
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { bundle } from '../../project/bundle.ts'
import { packageManifest, readJson } from '../../project/json.ts'
import { UseError } from '../../project/problem.ts'
import { root } from '../../project/root.ts'
import { noteShipped } from '../../slidev/shipped.ts'

const require = createRequire(import.meta.url)
const memo = new Map<string, Promise<string>>()

/**
 * Files to publish for a snippet, by path under `runtimes/`: text, or the path of a file to copy.
 *
 * `runtimes/cage/<hash>.html` is a document of its own, loaded in `<iframe sandbox="allow-scripts">`, and brings
 * its own policy. The site must let it: the deck's policy needs `frame-src 'self'`; policies sent as headers must
 * leave out `…/runtimes/cage/*`, since a header that forbids `unsafe-eval` would bind the cage as well; and a
 * header `X-Frame-Options: DENY` or `frame-ancestors 'none'` must not apply to it. Pictures need `img-src data:`.
 * A service worker does not see the navigation of a sandboxed frame (host.ts tells how offline is solved).
 */
export async function runtimeFiles({ runner, options }: Pick<Snippet, 'runner' | 'options'>, addOns: AddOns): Promise<{ place: RuntimePlace, publish: Map<string, { text: string } | { path: string }> }> {
  const html = await cagePage(options.allow)
  const place: RuntimePlace = { cage: `cage/${shortHash(html)}.html`, files: {} }
  const publish = new Map<string, { text: string } | { path: string }>([
    [
      place.cage,
      { text: html },
    ],
  ])
  for (const { name, package: from } of runner.files) {
    const manifest = manifestOf(from, runner.language)
    const { version } = readJson(packageManifest, manifest, 'npm install')
    const path = `${from}-${version}/${name}`
    place.files[name] = path
    publish.set(path, {
      path: join(dirname(manifest), name),
    })
  }
  if (runner.prepareModule) {
    const code = await cageScript(join(root, 'lib/cage/runners', runner.prepareModule), 'es')
    place.prepare = `${runner.language}-${shortHash(code)}.js`
    publish.set(place.prepare, { text: code })
  }
  const addOn = runner.takesAddOn ? addOns[runner.language] : undefined
  if (addOn) {
    const text = await cageScript(addOn.cage, 'es')
    place.addOn = { path: `${runner.language}-add-on-${shortHash(text)}.js`, wants: addOn.wants.source }
    publish.set(place.addOn.path, { text })
  }
  return { place, publish }
}

/** Languages that few talks need are not installed with Lectern. */
function manifestOf(name: string, language: string): string {
  for (const place of [require, createRequire(join(process.cwd(), 'package.json'))]) {
    try {
      return place.resolve(`${name}/package.json`)
    }
    catch {
      // Told below.
    }
  }
  throw new UseError({
    file: '',
    found: `a snippet in ${language}, and no package ${name}`,
    expected: `${name} in the talk's project, which runs ${language} in the browser`,
    fix: `npm install --save-dev ${name}`,
  })
}

/** The cage's page for a set of granted hosts: one inline script, allowed by its hash, and nothing else. */
async function cagePage(hosts: string[]): Promise<string> {
  const script = await cageScript(join(root, 'lib/cage/frame.ts'), 'iife')
  const connect = hosts.length > 0
    ? hosts.map(host => /^(?:localhost|127\.)/.test(host)
        ? `http://${host}`
        : `https://${host}`).join(' ')
    : '\'none\''
  const policy = [
    'default-src \'none\'',
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}' 'unsafe-eval' 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    'img-src blob:',
    `connect-src ${connect}`,
    'form-action \'none\'',
    'base-uri \'none\'',
  ].join('; ')
  return `<!doctype html>\n<html lang="en"${hosts.length > 0
    ? ' data-hosts'
    : ''}>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="robots" content="noindex">\n<title>Where snippets run</title>\n<script>${script}</script>\n</html>\n`
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** One script for the cage, bundled once a process. */
export function cageScript(entry: string, format: 'es' | 'iife'): Promise<string> {
  const known = memo.get(entry)
  if (known)
    return known
  const script = bundle(entry, { format, plugins: [workerText()], build: { target: 'es2024', modulePreload: false } }).then(({ code, moduleIds }) => {
    noteShipped(moduleIds)
    // `</script>` inside the page's inline script would end it.
    return code.trim().replaceAll('</script', '<\\/script')
  })
  memo.set(entry, script)
  return script
}

/** `virtual:cage-worker` is the worker's bundle as text. */
function workerText(): Plugin {
  const id = '\0cage-worker'
  return {
    name: 'lectern:cage-worker',
    resolveId: source => source === 'virtual:cage-worker'
      ? id
      : undefined,
    load: async loaded => loaded === id
      ? `export default ${JSON.stringify(await cageScript(join(root, 'lib/cage/worker.ts'), 'iife'))}`
      : undefined,
  }
}
