import { expect, it } from 'vitest'
import { titleText } from '../../lib/slidev/title-text.ts'

it.each([
  ['One & two, 1 < 2', 'One & two, 1 < 2'],
  ['**Bold** <b>and</b> <br> a break', '**Bold** <b>and</b> <br> a break'],
  ['With an icon <mdi-vuejs /> in it', 'With an icon <mdi-vuejs /> in it'],
  ['Code of `<script setup>`', 'Code of `<script setup>`'],
  ['Using <Suspense> in Vue', 'Using &lt;Suspense> in Vue'],
  ['A <T> and <b>bold</b>, <i>', 'A &lt;T> and <b>bold</b>, &lt;i>'],
  ['"><img src=x onerror=alert(1)>', '">&lt;img src=x onerror=alert(1)>'],
  ['</title><script>alert(2)</script>', '&lt;/title>&lt;script>alert(2)&lt;/script>'],
  ['</template>', '&lt;/template>'],
  ['<!-- no comment', '&lt;!-- no comment'],
])('writes %j as %j', (title, text) => expect(titleText(title)).toBe(text))
