import { expect, it } from 'vitest'
import { generated } from '../../lib/slidev/contract.ts'

const icon = '<link rel="icon" href="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22><text y=%221em%22>⚓</text></svg>">'
const picture = '<link rel="preload" as="image" href="/pic.svg &quot;ti\'><svg onload=alert(9">'
const page = `<head>\n<link rel="stylesheet" href="a.css" type="text/css">\n${icon}\n${picture}\n<link rel="preload" as="image" href="/b.png">\n</head>`

it('finds links whole, whatever is in their addresses', () => {
  expect(generated.iconLink.exec(page)?.[0]).toBe(icon)
  expect(page.replace(generated.preloadedPicture, '')).toBe(`<head>\n<link rel="stylesheet" href="a.css" type="text/css">\n${icon}\n\n\n</head>`)
})
