import type { PrismEditor } from 'prism-code-editor'
import { createEditor as createPrismEditor } from 'prism-code-editor'
import { defaultCommands, editHistory } from 'prism-code-editor/commands'
import { languages } from 'prism-code-editor/prism'
import 'prism-code-editor/prism/languages/python'
import 'prism-code-editor/prism/languages/typescript'
import 'prism-code-editor/layout.css'
import './editor.css'

/** What the editor tells its owner. */
export interface EditorEvents {
  onChange: (text: string) => void
  /** Ctrl+Enter, or Cmd+Enter. */
  onRun: () => void
  /** Escape. */
  onLeave: () => void
}

/**
 * A small code editor: a real `<textarea>` with coloured text behind it, so that keyboards, screen readers and
 * Slidev's own rule (no slide keys while a text field has the focus) work as ever.
 *
 * @param host empty element to fill
 * @param language Prism's name, `python`; one whose grammar is not imported above stays uncoloured
 * @param label accessible name
 */
export function createEditor(host: HTMLElement, language: string, text: string, label: string, { onChange, onRun, onLeave }: EditorEvents): PrismEditor {
  const editor = createPrismEditor(host, {
    language: language in languages
      ? language
      : 'plain',
    value: text,
    tabSize: language === 'python'
      ? 4
      : 2,
    insertSpaces: true,
    lineNumbers: false,
    onUpdate: onChange,
  }, defaultCommands(), editHistory())
  const { textarea } = editor
  textarea.setAttribute('aria-label', label)
  textarea.addEventListener('keydown', (event) => {
    // Slidev's keys listen further up.
    event.stopPropagation()
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopImmediatePropagation()
      onRun()
    }
    else if (event.key === 'Escape') {
      onLeave()
    }
  }, { capture: true })
  return editor
}
