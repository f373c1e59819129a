declare module 'virtual:cage-worker' {
  const source: string
  export default source
}
