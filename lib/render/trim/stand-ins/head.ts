import type { MaybeRefOrGetter, Plugin } from 'vue'
import { onScopeDispose, toValue, watchEffect } from 'vue'

interface Head {
  title?: MaybeRefOrGetter<string>
  htmlAttrs?: Record<string, string>
}

/** What Slidev's pages use of unhead: a title while they are shown, attributes on `<html>`. */
export function useHead({ title, htmlAttrs = {} }: Head): void {
  const before = document.title
  if (title !== undefined) {
    watchEffect(() => document.title = toValue(title))
    onScopeDispose(() => document.title = before)
  }
  for (const [name, value] of Object.entries(htmlAttrs))
    document.documentElement.setAttribute(name, value)
}

export function createHead(): Plugin {
  return {
    install() {},
  }
}
