import { expect, it } from 'vitest'
import { fieldsRead } from '../../lib/slidev/fields-read.ts'

it.each([
  ['a template that Vue compiled', '_toDisplayString(_ctx.$frontmatter.venue)', ['venue']],
  ['a template with its script', 'const { $frontmatter } = _useSlideContext()\nexport default () => _toDisplayString(_unref($frontmatter).venue)', ['venue']],
  ['a key that is no name', 'f(_ctx.$frontmatter["my-key"], $frontmatter?.[`b`])', ['b', 'my-key']],
  ['a part of a field', 'f($frontmatter.speaker.name)', ['speaker']],
  ['a route', 'route.meta?.slide?.frontmatter?.zoom ?? 1', ['zoom']],
  ['destructuring', 'const { venue, day: date = 1 } = useSlideContext().$frontmatter', ['day', 'venue']],
  ['destructuring in one go', 'const { $frontmatter: { venue } } = useSlideContext()', ['venue']],
  ['another name', 'const { $frontmatter: facts } = useSlideContext()\nconst own = facts\nf(own.venue)', ['venue']],
  ['a computed', 'const facts = computed(() => route.meta.slide.frontmatter)\nf(facts.value.venue)', ['venue']],
  ['a default', 'const facts = inject(key)?.frontmatter ?? {}\nf(facts.venue)', ['venue']],
  ['a reference to one field', 'const venue = toRef($frontmatter, "venue")', ['venue']],
  ['a question', 'f("venue" in $frontmatter)', ['venue']],
  ['a condition', 'if ($frontmatter) f($frontmatter && $frontmatter.venue)', ['venue']],
  ['handing on by name', 'g({ frontmatter: $frontmatter, $frontmatter })', []],
  ['the props of a layout', '_createBlock(Layout, _normalizeProps(_guardReactiveProps(_unref(_frontmatterToProps)(_unref($frontmatter), 0))))', []],
  ['no more than the name', 'const frontmatterRaw = 1\nfunction f(frontmatter) {}\nimport { configs } from "../env"', []],
  ['something else of that name', 'const configs = {}\nf(configs[key])', []],
  ['a word in a text', 'f("$frontmatter.venue", code, client, answer)', []],
])('finds what is read in %s', (_, code, frontmatter) => {
  expect(fieldsRead(code)).toEqual({ frontmatter, configs: [], props: [], dynamic: false })
})

it.each([
  ['$slidev.configs.title'],
  ['useSlideContext().$slidev.configs.title'],
  ['import own from "#slidev/configs"\nf(own.title)'],
  ['import { configs } from "@slidev/client"\nf(configs.title)'],
  ['import { configs } from "../env"\nconst { title } = configs'],
])('finds what is read of the configuration: %s', (code) => {
  expect(fieldsRead(code)).toEqual({ frontmatter: [], configs: ['title'], props: [], dynamic: false })
})

it.each([
  ['f($frontmatter[key])'],
  ['f({ ...$frontmatter })'],
  ['_mergeProps(_ctx.$frontmatter, { class: "a" })'],
  ['_toDisplayString(_ctx.$frontmatter)'],
  ['const { venue, ...rest } = $frontmatter'],
  ['const facts = $frontmatter\nf(Object.keys(facts))'],
  ['for (const name in $frontmatter) f(name)'],
  ['f({ data: _ctx.$frontmatter })'],
  ['() => { return $frontmatter }'],
  ['f($slidev.configs[key])'],
  ['this is no JavaScript, frontmatter'],
])('says that only the page knows what is read: %s', (code) => {
  expect(fieldsRead(code).dynamic).toBe(true)
})

it('takes a layout\'s props and attributes for fields', () => {
  const component = (props: string): string => `const _sfc_main = _defineComponent({ __name: "venue", props: ${props}, setup(__props) { return () => f(__props.venue, _ctx.$attrs.day) } })`
  expect(fieldsRead(component('{ venue: { type: String }, backgroundSize: {} }'), true)).toEqual({ frontmatter: ['day'], configs: [], props: ['backgroundSize', 'venue'], dynamic: false })
  expect(fieldsRead(component('["venue"]'), true).props).toEqual(['venue'])
  expect(fieldsRead(component('_mergeDefaults(["venue"], { venue: 1 })'), true).props).toEqual(['venue'])
  expect(fieldsRead(component('["venue"]')).props).toEqual([])
  expect(fieldsRead('_mergeProps({ class: "a" }, _ctx.$attrs)', true).dynamic).toBe(true)
})
