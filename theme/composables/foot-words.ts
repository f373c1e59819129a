/** What those hear who do not see the foot, by language: before the slide's number, and before their count. */
const said: Record<string, readonly [string, string]> = {
  en: ['Slide', 'of'],
  de: ['Folie', 'von'],
  es: ['Diapositiva', 'de'],
}

/** @param lang the page's language, `de` or `de-AT`; English where it is none of these */
export function footWords(lang: string): readonly [string, string] {
  return said[lang.toLowerCase().split('-')[0] ?? ''] ?? ['Slide', 'of']
}
