import type { InferOutput } from 'valibot'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { array, boolean, looseObject, optional, record, string, unknown } from 'valibot'
import { systemFaces } from '../lib/browser/system-faces.ts'
import { parseJson, readJson } from '../lib/project/json.ts'
import { root } from '../lib/project/root.ts'

/** What a `package.json` of ours says, as far as the published ones are made of it. */
const manifestSchema = looseObject({
  name: string(),
  version: string(),
  description: optional(string(), ''),
  license: string(),
  type: optional(string()),
  exports: optional(unknown()),
  dependencies: optional(record(string(), string()), {}),
})
type Manifest = InferOutput<typeof manifestSchema>

const bomSchema = looseObject({
  serialNumber: optional(string()),
  metadata: looseObject({ timestamp: optional(string()), component: looseObject({ name: string() }) }),
  components: array(looseObject({ purl: string() })),
})

const lockSchema = looseObject({ packages: record(string(), looseObject({ dev: optional(boolean()) })) })

/** Of the repository, what users get; the rest is for those who work on Lectern. */
const shipped = ['AGENTS.md', 'LICENSE', 'README.md', 'skills', 'bin', 'commands', 'components', 'lib', 'schemas', 'setup', 'styles', 'theme', 'custom-nav-controls.vue']

const sbomFile = 'sbom.cdx.json'
const emoji = '@fontsource/noto-emoji'
/** Runs Python on slides: 14 MB that few talks need. */
const optionalPackages = ['pyodide']

/** The Slidev that Lectern runs with; a project's own, where it is one of these. */
const slidevRange = '^52.19.1 || ^53.0.0'

/**
 * Packages of which a part is enough, taken into our own: pdf.js brings a canvas library of 32 MB for drawing, and we
 * only read with it; PDFium comes for browsers and old loaders as well, each time whole.
 */
const parts: Record<string, string[]> = {
  'pdfjs-dist': ['LICENSE', 'legacy/build/pdf.mjs', 'legacy/build/pdf.worker.mjs', 'standard_fonts', 'cmaps'],
  '@hyzyla/pdfium': ['LICENSE.md', 'dist/index.esm.js', 'dist/pdfium.wasm'],
}

/**
 * Lays out the two packages that are published, ready for `npm pack`.
 *
 * @param folder absolute path, replaced as a whole
 * @returns absolute paths of the packages
 */
export function stagePackages(folder: string): { lectern: string, theme: string } {
  const lectern = join(folder, 'lectern')
  const theme = join(folder, 'slidev-theme-lectern')
  rmSync(folder, { recursive: true, force: true })
  for (const name of shipped)
    cpSync(join(root, name), join(lectern, name), { recursive: true })
  compile(lectern)
  takeEmoji(lectern, 'theme/styles')
  takeSymbols(join(lectern, 'theme/styles/fonts'))
  // Node reads `exports` of a package's own root alone.
  const { exports: _, ...inside } = readManifest(join(root, 'theme'))
  writeManifest(join(lectern, 'theme'), inside)
  Object.keys(parts).forEach(name => takePart(name, join(lectern, 'node_modules', name)))
  writeManifest(lectern, packageOf(readManifest(root)))
  writeSbom(lectern)
  cpSync(join(root, 'theme'), theme, { recursive: true })
  cpSync(join(root, 'LICENSE'), join(theme, 'LICENSE'))
  takeEmoji(theme, 'styles')
  const { dependencies, ...rest } = readManifest(theme)
  writeManifest(theme, { ...rest, version: readManifest(root).version, dependencies: ranges(without(dependencies, [emoji])) })
  return { lectern, theme }
}

/**
 * Everything an installation includes, with versions, hashes and licences, as CycloneDX; the same text each time.
 *
 * npm's own `--omit dev` leaves out whatever a development dependency needs as well, Vite among it: so it is given a
 * lock file without what only they need.
 */
export function listPackages(): InferOutput<typeof bomSchema> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-sbom-'))
  try {
    const { devDependencies: _, ...manifest } = readManifest(root)
    const { packages, ...lock } = readJson(lockSchema, join(root, 'package-lock.json'))
    const { devDependencies: __, ...top } = packages['']!
    const wanted = Object.entries(packages).filter(([path, { dev }]) => path && !dev)
    writeManifest(folder, manifest)
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages: { '': top, ...Object.fromEntries(wanted) } }))
    const bom = parseJson(bomSchema, execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26, shell: process.platform === 'win32' }), 'npm sbom')
    delete bom.serialNumber
    delete bom.metadata.timestamp
    // npm takes the folder's name.
    bom.metadata.component.name = manifest.name
    return bom
  }
  finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeSbom(folder: string): void {
  writeFileSync(join(folder, sbomFile), `${JSON.stringify(listPackages(), null, 1)}\n`)
}

function compile(folder: string): void {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
  execFileSync(process.execPath, [tsc, '--project', join(root, 'tsconfig.package.json'), '--outDir', folder], { stdio: ['ignore', 2, 2] })
}

/** Of a package of 11 MB the theme shows one file. */
function takeEmoji(folder: string, styles: string): void {
  const source = dirname(createRequire(import.meta.url).resolve(`${emoji}/package.json`))
  const sheet = join(folder, styles, 'fonts.css')
  const text = readFileSync(sheet, 'utf8')
  const [address = '', file = ''] = /@fontsource\/noto-emoji\/(files\/[^']+)/.exec(text) ?? []
  cpSync(join(source, file), join(folder, styles, 'fonts', basename(file)))
  cpSync(join(source, 'LICENSE'), join(folder, styles, 'fonts/LICENSE-noto-emoji'))
  writeFileSync(sheet, text.replace(address, `./fonts/${basename(file)}`))
}

/** The faces that a machine without them prints symbols with. */
function takeSymbols(folder: string): void {
  for (const { package: name, file } of systemFaces) {
    const source = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    cpSync(join(source, file), join(folder, basename(file)))
    cpSync(join(source, 'LICENSE'), join(folder, `LICENSE-${basename(name)}`))
  }
}

function takePart(name: string, target: string): void {
  const source = join(root, 'node_modules', name)
  for (const part of parts[name]!)
    cpSync(join(source, part), join(target, part), { recursive: true })
  const { version, license, type, exports } = readManifest(source)
  writeManifest(target, { name, version, license, type, exports })
}

function packageOf({ name, version, description, license, dependencies }: Manifest): object {
  return {
    name,
    type: 'module',
    version,
    description,
    license,
    keywords: ['slidev', 'slidev-addon', 'presentation', 'slides', 'marp'],
    exports: { './setup': './lib/seams.ts', './package.json': './package.json', './*': './*' },
    bin: { lectern: 'bin/lectern.mjs' },
    files: [...shipped, sbomFile, '!**/tsconfig*'],
    engines: { node: '>=22.12.0', slidev: '>=52.19.1' },
    dependencies: { ...ranges(without(dependencies, [...systemFaces.map(({ package: name }) => name), ...optionalPackages])), ...Object.fromEntries(Object.keys(parts).map(name => [name, dependencies[name]!])) },
    bundleDependencies: Object.keys(parts),
    peerDependencies: ranges(Object.fromEntries(optionalPackages.map(name => [name, dependencies[name]!]))),
    peerDependenciesMeta: Object.fromEntries(optionalPackages.map(name => [name, { optional: true }])),
    slidev: {},
  }
}

function without(dependencies: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => !names.includes(name)))
}

/** Ours are exact; a user's project shares what it has, and above all its Slidev. */
function ranges(dependencies: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(dependencies).map(([name, version]) => [name, name.startsWith('@slidev/')
    ? slidevRange
    : `^${version}`]))
}

function readManifest(folder: string): Manifest {
  return readJson(manifestSchema, join(folder, 'package.json'))
}

function writeManifest(folder: string, manifest: object): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (process.argv[1] === import.meta.filename) {
  const { lectern, theme } = stagePackages(join(root, 'packages'))
  for (const folder of [lectern, theme])
    execFileSync('npm', ['pack', '--silent', '--pack-destination', join(root, 'packages')], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
}
