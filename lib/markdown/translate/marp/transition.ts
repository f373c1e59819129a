/** Marp CLI's built-in transitions that Slidev has too. */
const same: Record<string, string> = {
  'none': 'none',
  'fade': 'fade',
  'fade-out': 'fade-out',
  'slide': 'slide-left',
  'push': 'slide-left',
  'slide-up': 'slide-up',
  'slide-down': 'slide-down',
}

/** Slidev's transition for one of Marp's (`fade`, `slide 1s`), without its duration. */
export function slidevTransition(value: string): string | undefined {
  const name = value.trim().split(/\s+/)[0] ?? ''
  return Object.hasOwn(same, name)
    ? same[name]
    : undefined
}
