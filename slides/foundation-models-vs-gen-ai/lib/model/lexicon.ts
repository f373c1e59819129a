/**
 * The words of the little world that the model reads about. Written for this project.
 *
 * Every mood word is on one side. The lists are used only to write the text and
 * to know the right answers; the model sees token numbers and never these sides.
 */
export const MOODS = ['happy', 'sad'] as const
export type Mood = typeof MOODS[number]

type ByMood = Record<Mood, readonly string[]>

function words(text: string): readonly string[] {
  return text.split(' ')
}

/** What the stories are about. */
export const THINGS = words('soup bread cake tea room garden hotel beach film song story book teacher waiter driver nurse')

/** What a thing was like. */
export const ADJECTIVES: ByMood = {
  happy: words('lovely wonderful great charming pleasant splendid superb delightful perfect nice good beautiful fantastic brilliant marvellous excellent'),
  sad: words('awful terrible dreadful horrible nasty poor bad ugly dismal ghastly miserable rotten disappointing lousy unpleasant hopeless'),
}

export const PEOPLE = words('child guest family visitor neighbour friend girl boy')

/** What people did. */
export const DEEDS: ByMood = {
  happy: words('smiled laughed cheered clapped sang danced relaxed grinned'),
  sad: words('frowned sighed groaned cried complained grumbled sulked shouted'),
}

/** What people did to a thing. */
export const VIEWS: ByMood = {
  happy: words('loved enjoyed praised recommended admired liked'),
  sad: words('hated disliked blamed avoided cursed regretted'),
}

/** How a story ends. */
export const ENDINGS: ByMood = {
  happy: [
    'hooray .',
    'bravo .',
    'thank you .',
    'well done .',
  ],
  sad: [
    'alas .',
    'oh no .',
    'never again .',
    'what a pity .',
  ],
}
