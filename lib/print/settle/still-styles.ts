/**
 * Each animation of a style sheet is over at once, also one without end, such as `animate-spin`: at which moment of it a
 * page would show it is chance, and no two pages would show the same.
 */
export const stillStyles = '*, ::before, ::after { animation-delay: 0s !important; animation-duration: 0s !important }'
