import { expect, it } from 'vitest'
import { splitSchemes } from '../../lib/look/schemes.ts'

it('takes the dark rules out of a sheet, and writes them for pages where no script sets the class', () => {
  const sheet = `/* Words. */
a { color: red }


html.dark a { color: pink }
.dark b,
.dark i { color: blue }
.darker { top: 0 }
/* html.dark p { color: green } */
`
  expect(splitSchemes(sheet)).toEqual({
    base: 'a { color: red }\n.darker { top: 0 }',
    dark: 'html.dark a { color: pink }\n.dark b,\n.dark i { color: blue }',
    classless: 'html:root a { color: pink }\nhtml:root b,\nhtml:root i { color: blue }',
  })
})
