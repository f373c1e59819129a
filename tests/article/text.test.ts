import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { decode, mostBytes } from '../../lib/article/text/decode.ts'
import { detectLanguage, isRightToLeft } from '../../lib/article/text/language.ts'
import { countWords, sentences, wordEnds } from '../../lib/article/text/words.ts'

describe('a file', () => {
  const utf16 = (text: string, swap: boolean): Buffer => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return swap ? bytes.swap16() : bytes
  }

  it.each([
    ['UTF-8', Buffer.from('Größe – 日本')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFGröße – 日本')],
    ['UTF-16, little end first', utf16('Größe – 日本', false)],
    ['UTF-16, big end first', utf16('Größe – 日本', true)],
  ])('is read as %s', (_, bytes) => {
    expect(decode(bytes, 'a.txt')).toBe('Größe – 日本')
  })

  it('is read as Windows-1252 where it is no UTF-8', () => {
    expect(decode(Buffer.from([0x47, 0x72, 0xF6, 0xDF, 0x65, 0x20, 0x80]), 'a.txt')).toBe('Größe €')
  })

  it('has one kind of line end, whatever it was, and none of a terminal\'s commands', () => {
    expect(decode(Buffer.from('a\r\nb\rc\nd\u2028e\u2029f\fg\vh\ti'), 'a.txt')).toBe('a\nb\nc\nd\ne\nf\ng\nh\ti')
    expect(decode(Buffer.from(`${'word '.repeat(99)}\u001B[1mbold\u0007`), 'a.txt').slice(-7)).toBe('[1mbold')
  })

  it.each([
    [Buffer.alloc(0), 'no text: the input is empty'],
    [Buffer.from(' \n\t'), 'no text: the input is empty'],
    [Buffer.from(`${'a'.repeat(5000)}\0`), 'a binary file: it holds bytes that no text has'],
    [Buffer.from(`${'a'.repeat(100)}\u0001`), 'a binary file: it holds bytes that no text has'],
    [Buffer.alloc(mostBytes + 50_000, 'a'), '5.0 MB of input'],
    [Buffer.alloc(7_200_000, 'a'), '7.2 MB of input'],
  ])('is refused: %s', (bytes, found) => {
    expect(() => decode(bytes, 'a.bin')).toThrow(`a.bin: ${found}`)
  })

  it('may be as long as the limit, and hold a stray mark', () => {
    expect(decode(Buffer.alloc(mostBytes, 'a'), 'a.txt')).toHaveLength(mostBytes)
    expect(decode(Buffer.from(`${'a'.repeat(399)}\u0001`), 'a.txt')).toBe('a'.repeat(399))
  })
})

describe('a language', () => {
  it.each([
    ['en', 'It is the moon that pulls on the water of the earth.'],
    ['de', 'Das Wasser ist nicht still, und der Mond zieht auf die Flut.'],
    ['fr', 'Les marées sont dans une baie, et la lune est pour que des eaux montent.'],
    ['es', 'Las mareas del mar son para los barcos, con una luna que tira.'],
    ['pt', 'As marés não são uma coisa que se vê com os olhos, do mar em diante.'],
    ['it', 'Gli mari sono una cosa che della luna non si vede, è per di più bella.'],
    ['nl', 'Het water van de zee is niet voor een boot, en dat zijn twee.'],
    ['pl', 'Woda nie jest dla statku, oraz podnosi się do góry przez księżyc.'],
    ['sv', 'Vattnet är inte för en båt, och det som stiger med månen.'],
    ['tr', 'Su ve ay bir arada, bu çok büyük bir şey için olan.'],
    ['ja', '月は潮を引く'],
    ['ko', '달은 바닷물을 당긴다'],
    ['zh', '月亮吸引海水'],
    ['ar', 'القمر يجذب الماء'],
    ['fa', 'چرا گیتی آب را می‌کشد'],
    ['he', 'הירח מושך את המים'],
    ['el', 'Το φεγγάρι τραβά το νερό'],
    ['hi', 'चाँद पानी को खींचता है'],
    ['th', 'ดวงจันทร์ดึงน้ำ'],
    ['ru', 'Луна притягивает воду'],
    ['uk', 'Місяць притягує її воду'],
    ['en', 'Lorem'],
    ['en', ''],
    ['en', 'It is the word 月 that is for the moon, and the word 水 that is for water.'],
  ])('is found: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('says by its code which way it is written', () => {
    expect(['ar', 'ar-EG', 'fa', 'he', 'iw', 'ur', 'ps', 'yi', 'ckb', 'dv', 'ug', 'HE'].filter(code => !isRightToLeft(code))).toEqual([])
    expect(['en', 'arn', 'de', 'x-ar'].filter(isRightToLeft)).toEqual([])
  })
})

describe('sentences', () => {
  const parts = (text: string, language = 'en'): string[] => sentences(text, language).map(([start, end]) => text.slice(start, end))

  it.each([
    ['  One. Two! Three?  ', ['One.', 'Two!', 'Three?']],
    ['See e.g. Newton (cf. Laplace). Then go.', ['See e.g. Newton (cf. Laplace).', 'Then go.']],
    ['Dr. Newton came. He saw.', ['Dr. Newton came.', 'He saw.']],
    ['It says "So." and more. End.', ['It says "So." and more.', 'End.']],
    ['1. First things. 2. Then others.', ['1. First things.', '2. Then others.']],
    ['In 2024. Then more.', ['In 2024.', 'Then more.']],
    ['No end', ['No end']],
    ['See p. 5. See pp. 6. Then.', ['See p. 5.', 'See pp. 6.', 'Then.']],
    ['See x. Then.', ['See x. Then.']],
    ['A sea vs. B sea. End.', ['A sea vs. B sea.', 'End.']],
    ['One; two. Three', ['One; two.', 'Three']],
    ['One. two. Three.', ['One. two.', 'Three.']],
    ['One. (Two.) Three.', ['One.', '(Two.)', 'Three.']],
    ['One.) two.', ['One.) two.']],
    ['100. One. Two.', ['100. One.', 'Two.']],
    ['1234. One. Two.', ['1234.', 'One.', 'Two.']],
    ['One... two. Three.', ['One... two.', 'Three.']],
    ['One! “Two?” Three.', ['One!', '“Two?”', 'Three.']],
    ['A [b.] C.', ['A [b.]', 'C.']],
    ['One.\n\nTwo.   Three. ', ['One.', 'Two.', 'Three.']],
    ['No. 5 is it, etc. Then more. Six.', ['No. 5 is it, etc. Then more.', 'Six.']],
    ['p. ej. uno. Dos u. a. eins. Ende.', ['p. ej. uno.', 'Dos u. a. eins.', 'Ende.']],
    ['One\nline. Another', ['One\nline.', 'Another']],
    [' ', []],
  ])('of %j', (text, expected) => {
    expect(parts(text)).toEqual(expected)
  })

  it('end in other scripts as these end them', () => {
    expect(parts('月は潮を引く。太陽も引く。', 'ja')).toEqual(['月は潮を引く。', '太陽も引く。'])
    expect(parts('Das gilt z. B. im Meer. Und hier.', 'de')).toEqual(['Das gilt z. B. im Meer.', 'Und hier.'])
  })
})

it.each([
  ['a - b', [1, 5]],
  ['a,b “c”', [3, 7]],
  ['— …', []],
  ['月は潮を引く', [1, 2, 3, 4, 6]],
  ['かな', [2]],
  ['ดวงจันทร์ดึงน้ำ', [3, 9, 12, 15]],
  ['ខ្មែរ ក', [5, 7]],
  ['word 漢 5 .', [4, 6, 8]],
])('ends the words of %j', (text, ends) => {
  expect(wordEnds(text, 'en')).toEqual(ends)
})

it('counts words as readers do', () => {
  expect(countWords('It costs — so they say — 4 € (or e.g. 5).', 'en')).toBe(9)
  expect(countWords('', 'en')).toBe(0)
  expect(countWords('月は潮を引く。', 'ja')).toBeGreaterThan(3)
})
