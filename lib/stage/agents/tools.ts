import type { JsonSchemaType } from '@modelcontextprotocol/server'

/** What an agent asks for: a tool's name, and values that its schema below has let through. */
export type ToolCall
  = { tool: 'check', deck?: string, rules?: string[], severity?: 'error' | 'warning' | 'hint', sourceOnly?: boolean }
    | { tool: 'picture', deck?: string, slide: number, click?: number, dark?: boolean }
    | { tool: 'outline', deck?: string }
    | { tool: 'find', deck?: string, words: string }

/** What it gets. */
export interface ToolAnswer {
  content: ({ type: 'text', text: string } | { type: 'image', data: string, mimeType: string })[]
  /** The text says what is wrong with the call or the deck. */
  isError?: boolean
}

/** Does what a tool promises. Never throws: what goes wrong is an answer. */
export type Answer = (call: ToolCall) => Promise<ToolAnswer>

/** One tool as agents read of it. */
export interface Tool {
  name: ToolCall['tool']
  title: string
  description: string
  schema: JsonSchemaType
}

const deck = { type: 'string', description: 'Markdown file, folder or name of a deck in this project; without it the deck that is shown, or slides.md' }

/** What agents can ask of Lectern. None of them changes a file of the project's. */
export const tools: Tool[] = [
  {
    name: 'check',
    title: 'Check a deck',
    description: 'Reports what will go wrong on stage: findings with rule, severity, file:line:column, slide, what was found, what was expected, and the fix; and what was not checked. Opens every slide at every click in a browser and runs the snippets again, which takes up to a minute; with sourceOnly it reads the files alone, in about a second.',
    schema: {
      type: 'object',
      properties: {
        deck,
        rules: { type: 'array', items: { type: 'string' }, description: 'ids of rules; without them, all' },
        severity: { type: 'string', enum: ['error', 'warning', 'hint'], description: 'the least serious that is told; without it, hint' },
        sourceOnly: { type: 'boolean', description: 'read the files alone' },
      },
      additionalProperties: false,
    },
  },
  {
    name: 'picture',
    title: 'Look at a slide',
    description: 'One slide as the audience sees it, at a click, as a PNG. Look at each slide that you changed, at each of its clicks.',
    schema: {
      type: 'object',
      properties: {
        deck,
        slide: { type: 'integer', minimum: 1, description: 'number of the slide, from 1' },
        click: { type: 'integer', minimum: 0, description: 'clicks made; without it, none' },
        dark: { type: 'boolean', description: 'the dark scheme' },
      },
      required: ['slide'],
      additionalProperties: false,
    },
  },
  {
    name: 'outline',
    title: 'Outline of a deck',
    description: 'Every slide: number, title, layout, file and line where it starts, planned minutes, and whether it has speaker notes.',
    schema: { type: 'object', properties: { deck }, additionalProperties: false },
  },
  {
    name: 'find',
    title: 'Find slides by their words',
    description: 'Slides whose Markdown or notes have all these words, with the file and line of each place.',
    schema: {
      type: 'object',
      properties: { deck, words: { type: 'string', minLength: 1, description: 'words in any order; upper case and accents do not count' } },
      required: ['words'],
      additionalProperties: false,
    },
  },
]
