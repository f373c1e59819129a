import type { Cell, Colour, Item } from '../scene.ts'
import type { ToolWindow } from './tools.ts'

/** Puts what reads tables into the page. Runs there. */
export function installTables(): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look, lists, words } = tools
  const { isCut } = tools.pictures
  const { sides } = tools.grounds

  const table = (element: HTMLTableElement): Item[] => {
    const rows = [...element.rows].filter(row => look.isShown(row) && row.cells.length > 0 && !isCut(row))
    const beside: Item[] = []
    const { borderCollapse, borderSpacing } = getComputedStyle(element)
    /** Room between two cells is no column: each has half of it. */
    const gap = borderCollapse === 'separate' ? Number.parseFloat(borderSpacing) * look.scale(element) : 0
    const edgesOf = (pick: (rect: DOMRect) => number[]): number[] => [...rows.flatMap(row => [...row.cells]).flatMap(cell => pick(cell.getBoundingClientRect()))]
      .sort((a, b) => a - b)
      .filter((edge, index, all) => index === 0 || edge - all[index - 1]! > 1.5)
    const across = edgesOf(({ left, right }) => [left - gap / 2, right + gap / 2])
    const down = rows.map(row => row.getBoundingClientRect())
    const at = (edges: number[], value: number): number => edges.reduce((best, edge, index) => Math.abs(edge - value) < Math.abs(edges[best]! - value) ? index : best, 0)
    const grid = rows.map((_, index): { height: number, cells: (Cell | undefined)[] } => ({ height: down[index]!.height, cells: Array.from({ length: across.length - 1 }) }))
    const taken: Element[] = []
    rows.forEach((row, index) => {
      for (const cell of row.cells) {
        const rect = cell.getBoundingClientRect()
        const style = getComputedStyle(cell)
        const scale = look.scale(cell)
        const from = at(across, rect.left)
        const columns = Math.max(1, at(across, rect.right) - from)
        const behind = [cell, row, row.parentElement!].map((part) => {
          const colour = look.colour(getComputedStyle(part).backgroundColor)
          colour[3] *= look.opacity(part)
          return colour
        }).find((colour: Colour) => colour[3] > 0.01)
        const flow = lists.take(cell, child => beside.push(...tools.besides(child, taken)))
        // What stands side by side in a cell is no text of the cell's: it lies over the table.
        if (!flow && look.squeeze(cell.textContent) !== '') {
          look.texts(cell).forEach(text => tools.read.delete(text))
          beside.push(...[...cell.children].flatMap(child => tools.paint(child)))
        }
        grid[index]!.cells[from] = {
          paragraphs: flow?.paragraphs.map(({ left = 0, ...paragraph }) => ({ ...paragraph, left: paragraph.bullet ? left : 0 })) ?? words.added(cell),
          columns,
          rows: Math.min(cell.rowSpan || 1, rows.length - index),
          fill: behind,
          lines: sides.map((side) => {
            const line = look.line(style, side, scale, look.opacity(cell)) ?? look.line(getComputedStyle(row), side, scale, look.opacity(row))
            // Of a table's lines LibreOffice shows none that is translucent.
            return line && { ...line, colour: look.over(line.colour, element) }
          }),
          padding: sides.map(side => Number.parseFloat(style[`padding${side}`]) * scale) as Cell['padding'],
          anchor: /middle|baseline/.test(style.verticalAlign) ? 'ctr' : style.verticalAlign === 'bottom' ? 'b' : 't',
        }
      }
    })
    if (across.length < 2 || rows.length === 0)
      return []
    const { top } = down[0]!
    return [
      ...[...element.querySelectorAll('caption')].flatMap(caption => tools.paint(caption)),
      {
        kind: 'table',
        box: look.place(new DOMRect(across[0], top, across.at(-1)! - across[0]!, down.at(-1)!.bottom - top)),
        name: (element.querySelector('caption')?.textContent ?? element.getAttribute('aria-label') ?? '').trim(),
        hasHead: element.tHead !== null,
        columns: across.slice(1).map((edge, index) => edge - across[index]!),
        rows: grid,
      },
      ...beside,
    ]
  }
  tools.tables = { take: table }
}
