/** Words that nearly every text of a language has, and no other of these languages. */
const common: Record<string, string> = {
  en: 'the of and to is that for with this are',
  de: 'der die und das ist nicht mit ein auf für',
  fr: 'le les des et est une dans pour que avec',
  es: 'el los las una que por para con del como',
  pt: 'o os uma não que para com do da em são',
  it: 'il gli che di per una con della sono è',
  nl: 'het een van en dat niet zijn voor met op',
  pl: 'się nie jest na do że oraz przez lub dla',
  sv: 'och att det som är inte en för med till',
  tr: 've bir bu için ile olarak olan da de çok',
}

const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
]

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return /^(?:ar|fa|he|iw|ur|ps|yi|ckb|dv|ug)\b/i.test(language)
}

/** The language a text is most likely in, by its script and its commonest words; `en` where nothing tells. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  for (const [script, language] of scripts) {
    const count = sample.match(script)?.length ?? 0
    if (count > letters * (language === 'ja' ? 0.05 : 0.3))
      return language === 'ru' && /[іїєґ]/i.test(sample) ? 'uk' : language === 'ar' && /[پچژگ]/.test(sample) ? 'fa' : language
  }
  const words = new Map<string, number>()
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? [])
    words.set(word, (words.get(word) ?? 0) + 1)
  const score = (language: string): number => common[language]!.split(' ').reduce((sum, word) => sum + (words.get(word) ?? 0), 0)
  return Object.keys(common).reduce((best, language) => score(language) > score(best) ? language : best, 'en')
}
