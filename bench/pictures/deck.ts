const headmatter = 'title: Mixed\nlang: en\nfonts: { provider: none }'

const hue = (index: number): number => (index * 47) % 360

/** A photograph's worth of detail: noise in a drawing, the same for the same seed. */
function grain(seed: number): string {
  return `<svg width="380" height="200" viewBox="0 0 380 200" role="img" aria-label="Grain"><filter id="grain-${seed}"><feTurbulence type="fractalNoise" baseFrequency="0.08" numOctaves="4" seed="${seed}" /></filter><rect width="380" height="200" filter="url(#grain-${seed})" /></svg>`
}

const kinds: ((index: number) => string)[] = [
  index => `<div style="width: 500px; height: 200px; background: linear-gradient(${index * 13}deg, hsl(${hue(index)} 70% 40%), hsl(${hue(index + 3)} 80% 85%), transparent)"></div>`,
  index => `<div style="width: 300px; height: 160px; margin: 24px; border-radius: 20px; background: hsl(${hue(index)} 60% 90%); box-shadow: 0 ${index % 9}px ${8 + index % 24}px rgb(0 0 0 / ${10 + index % 30}%), inset 0 0 12px hsl(${hue(index)} 60% 50%)"></div>`,
  index => `<div style="width: 300px; height: 160px; background: hsl(${hue(index)} 70% 50%); filter: blur(${index % 7}px) saturate(70%) drop-shadow(4px 4px 6px rgb(0 0 0 / 40%))"></div>`,
  index => `A line with $x_${index} = \\sqrt{a^2 + b^2}$ and\n\n$$\\sum_{k=1}^{${index}} \\frac{1}{k^2} < \\frac{\\pi^2}{6}$$`,
  index => `\`\`\`ts\nexport const share${index} = 100 * part / whole\nfor (const word of words)\n  console.log(word.length, '${index}')\n\`\`\``,
  index => `- first point of ${index}, with **weight**\n- second, *leaning*, with \`code\`\n- third with a [link](https://example.org/)\n\n| Kind | Trained on | Gives |\n|---|---|---|\n| Foundation | broad data | features |`,
  grain,
  index => `<div style="position: relative; height: 220px; isolation: isolate"><div style="position: absolute; width: 220px; height: 160px; background: hsl(${hue(index)} 80% 60%)"></div><div style="position: absolute; left: 110px; top: 50px; width: 220px; height: 160px; border-radius: 50%; background: hsl(${hue(index + 2)} 80% 60%); mix-blend-mode: ${['multiply', 'screen', 'overlay', 'darken', 'difference'][index % 5]}; opacity: 0.9"></div></div>`,
  index => `<div style="width: 220px; height: 220px; background: conic-gradient(hsl(${hue(index)} 70% 50%), hsl(${hue(index + 4)} 70% 50%), hsl(${hue(index)} 70% 50%)); clip-path: polygon(50% 0, 100% 38%, 82% 100%, 18% 100%, 0 38%); transform: rotate(${index}deg)"></div>`,
  index => `<p v-click style="font-size: ${14 + index % 30}px; color: hsl(${hue(index)} 60% 35%)">Letters of many sizes, ${index}</p>\n\n<p v-click style="border: ${1 + index % 3}px dashed; padding: 8px; opacity: ${0.4 + (index % 6) / 10}">In a dashed frame</p>`,
]

/** Slides of what a picture consists of: gradients, shadows, filters, formulas, code, tables, grain, blends, clips, letters. */
export function pictureDeck(count: number): string {
  const slides = Array.from({ length: count }, (_, index) => `# Slide ${index + 1}\n\n${kinds[index % kinds.length]!(index + 1)}`)
  return `---\n${headmatter}\n---\n\n${slides.join('\n\n---\n\n')}\n`
}
