const standIn = /^[ \t]*(?:from|import)[ \t][^#\n]*\b(?:transformers|openai)\b/m

/** Whether a Python program imports a module that a stand-in answers for. */
export function wantsStandIns(code: string): boolean {
  return standIn.test(code)
}
