interface Model {
  broad: boolean
  adaptable: boolean
  reused: boolean
  generates: boolean
}

/** In which of the four boxes a model belongs: two questions that do not answer each other. */
export function place({ broad, adaptable, reused, generates }: Model): string {
  // #region questions
  const foundation = broad && adaptable && reused
  const generative = generates
  // #endregion questions
  if (foundation && generative)
    return 'both'
  if (foundation)
    return 'foundation only'
  return generative ? 'generative only' : 'neither'
}

const broadly = { broad: true, adaptable: true, reused: true }
const narrowly = { broad: false, adaptable: false, reused: false }

console.log(
  `broadly trained: writes → ${place({ ...broadly, generates: true })},`,
  `scores → ${place({ ...broadly, generates: false })}`,
)
console.log(
  `for one task: draws → ${place({ ...narrowly, generates: true })},`,
  `sorts → ${place({ ...narrowly, generates: false })}`,
)
