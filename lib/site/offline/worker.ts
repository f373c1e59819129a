/**
 * The site's service worker. A deck that has been opened is kept whole, so that it plays without a network;
 * what is heavy and rare, a language's runtime for instance, is kept once it has been used.
 *
 * Pages come from the network while there is one, so that a new build is seen at once. Files with a hash in
 * their name never change and come from wherever they are kept. A build's files lie in a cache of their own and
 * answer only when all of a deck's are there, so that files of two builds are never shown as one.
 */
import type { Kept } from './shelf.ts'
import { neverChanges } from '../../slidev/client/never-changes.ts'
import { createShelf } from './shelf.ts'

interface WorkerScope {
  lecternKept: Kept
  location: WorkerLocation
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: (name: string, listener: (event: WorkerEvent) => void) => void
}

interface WorkerEvent {
  request: Request
  data: unknown
  waitUntil: (promise: Promise<unknown>) => void
  respondWith: (response: Promise<Response>) => void
}

const scope = globalThis as unknown as WorkerScope
const base = new URL('./', scope.location.href)
const pathOf = (url: URL): string => url.pathname.slice(base.pathname.length)
const shelf = createShelf(scope.lecternKept, base)
/** A page of the cage. Without the header it would be a page of the site, and refuse to run anything. */
const cage = /\/runtimes\/cage\/[^/]+\.html$/
/** Milliseconds after which a page that is kept does not wait for a network that says nothing. */
const patience = 4000

scope.addEventListener('install', event => event.waitUntil(scope.skipWaiting()))

scope.addEventListener('activate', event => event.waitUntil((async () => {
  await shelf.forgetOldest()
  await scope.clients.claim()
})()))

scope.addEventListener('message', (event) => {
  const { keep, used, takeOver } = (event.data ?? {}) as { keep?: string, used?: string, takeOver?: boolean }
  if (takeOver)
    event.waitUntil(scope.skipWaiting())
  if (keep)
    event.waitUntil(shelf.keepAll(shelf.deckOf(new URL(keep, base))))
  if (used?.startsWith(base.href) && neverChanges(pathOf(new URL(used))))
    event.waitUntil(shelf.keepFile(new URL(used)).catch(() => {}))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && request.url.startsWith(base.href))
    event.respondWith(answer(request))
})

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const path = pathOf(url)
  const isPage = request.mode === 'navigate'
  if (neverChanges(path) && !request.headers.has('range')) {
    const response = await shelf.find(url) ?? await fetchToKeep(request)
    return isPage && cage.test(path)
      ? inSandbox(response)
      : response
  }
  const network = fetch(request)
  try {
    return isPage
      ? await Promise.race([network, silence(url)])
      : await network
  }
  catch (error) {
    const response = await shelf.answer(url, isPage) ?? (isPage
      ? nothingKept()
      : undefined)
    if (response)
      return response
    throw error
  }
}

/** A file that never changes, looked at before anybody gets it: a page with half a script could not ask for the whole. */
async function fetchToKeep(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const response = await fetch(request)
  if (response.status !== 200 || await shelf.take(url, response.clone()))
    return response
  // The browser may have it from a day when the host sent something else in the file's stead.
  const again = await fetch(request.url, { cache: 'reload', mode: 'same-origin' })
  await shelf.take(url, again.clone())
  return again
}

/** Resolves with the kept page when the network has been silent for long; never where none is kept. */
async function silence(url: URL): Promise<Response> {
  await new Promise(resolve => setTimeout(resolve, patience))
  return await shelf.answer(url, true) ?? new Promise<never>(() => {})
}

/** The frame's attribute `sandbox` keeps a service worker from answering; this says the same (`cage/connection.ts`). */
function inSandbox(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set('content-security-policy', 'sandbox allow-scripts')
  return new Response(response.body, { status: response.status, headers })
}

function nothingKept(): Response {
  return new Response(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>No network</title><body style="max-width:34rem;margin:4rem auto;padding:0 1.5rem;font:1.125rem/1.6 system-ui"><h1>No network</h1><p>This page was not opened on this device before, so nothing of it is kept here. <a href="${base.pathname}">These talks</a> are on this site; those that were opened before play without a network.</p></html>`, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': 'default-src \'none\'; style-src \'unsafe-inline\'' },
  })
}
