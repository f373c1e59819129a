// #region questions
export interface Model {
  broad: boolean
  adaptable: boolean
  reused: boolean
  generates: boolean
}

export function place(model: Model): string {
  const foundation = model.broad && model.adaptable && model.reused
  const generative = model.generates

  if (foundation && generative)
    return 'both'
  if (foundation)
    return 'foundation only'
  return generative ? 'generative only' : 'neither'
}
// #endregion questions

// #region try
const broad = { broad: true, adaptable: true, reused: true }
const narrow = { broad: false, adaptable: false, reused: false }

console.log('trained broadly, writes:', place({ ...broad, generates: true }))
console.log('trained broadly, scores:', place({ ...broad, generates: false }))
console.log('one data set, draws:    ', place({ ...narrow, generates: true }))
console.log('one data set, sorts:    ', place({ ...narrow, generates: false }))
// #endregion try
