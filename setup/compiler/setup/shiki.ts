export { default } from '../../shiki.ts'
