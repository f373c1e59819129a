import { isMarp } from '../markdown/translate/kind.ts'

/** The part of the package `yaml` that Slidev's parser reads front matter with. */
export interface YamlReader { parse: (text: string, ...more: unknown[]) => unknown }

/**
 * Marp takes values that YAML does not, such as `footer: @ada`. Slidev reads a file's first lines before it asks our
 * extension, which translates them; until then nothing needs to know them.
 *
 * @param yaml the package that Slidev's parser loads, changed in place
 */
export function takeMarpsFrontMatter(yaml: YamlReader): void {
  const { parse } = yaml
  yaml.parse = (text, ...more) => {
    try {
      return parse(text, ...more)
    }
    catch (error) {
      if (isMarp({ text, lines: 0, values: {}, error: String(error) }))
        return {}
      throw error
    }
  }
}
