import { expect, it } from 'vitest'
import { withoutDirectives } from '../../lib/article/read/directives.ts'

it.each([
  [':::note', ''],
  ['::: {.x} Title here', '**Title here**'],
  [':::tip[Mind it]', '**Mind it**'],
  [':::: a', ''],
  [':::', ''],
  [':::note *x*', '*x*'],
  ['a ::: b', 'a ::: b'],
  ['{% x %}', ''],
  ['{%- highlight ruby -%}', '```ruby'],
  ['{% highlight %}', '```'],
  ['{% endhighlight %}', '```'],
  ['a {% x %}', 'a {% x %}'],
  ['{% x %} a', '{% x %} a'],
  ['{{< x >}}', ''],
  ['{{% x %}}', ''],
  ['{{ x }}', '{{ x }}'],
  ['{{< x >}} a', '{{< x >}} a'],
  ['```\n:::x\n```\n:::x', '```\n:::x\n```\n'],
  ['````\n```\n:::x\n````\n:::x', '````\n```\n:::x\n````\n'],
  ['~~~ a\n:::x\n~~~ b\n:::x\n~~~', '~~~ a\n:::x\n~~~ b\n:::x\n~~~'],
  ['  :::note A', '**A**'],
  [':::note A ::: ', '**A**'],
  [':::note 1', '**1**'],
  ['::: A (b) c', '(b) c'],
  ['```js\n:::x\n````\n:::y', '```js\n:::x\n````\n'],
  ['``\n:::x\n``', '``\n\n``'],
  ['a ```\n:::x', 'a ```\n'],
])('reads %j without the marks of site generators, as many lines', (markdown, without) => {
  expect(withoutDirectives(markdown)).toBe(without)
  expect(without.split('\n')).toHaveLength(markdown.split('\n').length)
})
