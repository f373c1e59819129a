#!/usr/bin/env node
import process from 'node:process'

// Asked before anything else is read: an older Node fails on our first import with a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`Lectern needs Node 22.12 or newer, and this is ${process.versions.node}\n  fix:      install a newer Node from https://nodejs.org`)
  process.exitCode = 2
}
else {
  await import('../commands/lectern.js')
}
