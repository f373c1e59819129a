/** One slide as the search knows it. */
export interface SearchEntry {
  /** Address below the site, `intro/3/`. */
  id: string
  talk: string
  title: string
  text: string
  /** Speaker notes, where their author made them public. */
  notes?: string
}
