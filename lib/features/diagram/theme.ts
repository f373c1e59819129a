import type { MermaidConfig } from 'mermaid'
import type { Palette } from '../../look/palette.ts'
import { readFace } from '../../look/face.ts'

/** Text is drawn at this size; a drawing may be shrunk to nine tenths before it is refused (18 px). */
const fontSize = 20

/**
 * Mermaid's settings for one scheme.
 *
 * @param palette the scheme's colours
 * @param dark whether it is the dark one: Mermaid derives a few colours by itself
 * @param density how close together, from 0 (airy) to 2, for a diagram that is too large otherwise
 * @param fontFamily the face of its words
 */
export function mermaidConfig(palette: Palette, dark: boolean, density: number, fontFamily: string = readFace()): MermaidConfig {
  const c = (name: string): string => palette[name] ?? '#808080'
  const hues = ['first', 'second', 'both', 'neither']
  const tints = Object.fromEntries(Array.from({ length: 12 }, (_, index) => {
    const hue = hues[index % hues.length] ?? 'neither'
    const tint = c(`${hue}-tint`)
    return [
      [`cScale${index}`, tint],
      [`cScalePeer${index}`, c(hue)],
      [`cScaleInv${index}`, c(hue)],
      [`cScaleLabel${index}`, c('ink')],
      [`pie${index + 1}`, tint],
      [`git${index}`, tint],
      [`gitBranchLabel${index}`, c('ink')],
      [`venn${index + 1}`, c(hue)],
    ]
  }).flat())
  const space = [1, 0.6, 0.4][density] ?? 0.4
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    look: 'classic',
    layout: 'dagre',
    htmlLabels: false,
    deterministicIds: true,
    handDrawnSeed: 1,
    fontFamily,
    fontSize,
    maxTextSize: 100_000,
    themeCSS: [
      // One hand for all drawings: the weight of the cover's circles, seen from the back row.
      '.edgePaths path, .flowchart-link, .relation, .transition, .relationshipLine, .messageLine0, .messageLine1 { stroke-width: 2.5px; }',
      '.node rect, .node circle, .node ellipse, .node polygon, .node path, .actor { stroke-width: 2px; }',
      // Sizes that Mermaid's settings do not reach.
      `.edgeLabel, .edgeLabel .label, .edgeLabel .label text, .edgeTerminals text { font-size: ${fontSize}px; }`,
      // Half transparent, the line below would strike a label through.
      '.edgeLabel rect, .labelBkg { opacity: 1; }',
      // Written in white, whatever the scheme.
      `marker circle[fill="white"] { fill: ${c('paper')}; }`,
      `.grid .tick line { stroke: ${c('line-strong')}; }`,
      '.grid .tick text { font-size: 18px; }',
      `.slice { font-size: ${fontSize + 2}px; }`,
      // Its lines are 22 px apart; a tint without an edge is gone on a projector.
      `.legend text { font-size: ${fontSize}px; }`,
      `.legend rect { stroke: ${c('ink-soft')}; stroke-width: 1.5px; }`,
      // Branches in the colour of a tint would vanish on a projector.
      ...Array.from({ length: 12 }, (_, index) => `.section-edge-${index} { stroke: ${c(hues[(index + 1) % hues.length] ?? '')}; stroke-width: 3px; }`),
    ].join('\n'),
    themeVariables: {
      darkMode: dark,
      fontFamily,
      fontSize: `${fontSize}px`,
      background: c('paper'),
      primaryColor: c('surface'),
      primaryBorderColor: c('ink-soft'),
      primaryTextColor: c('ink'),
      secondaryColor: c('first-tint'),
      secondaryBorderColor: c('first'),
      secondaryTextColor: c('ink'),
      tertiaryColor: c('second-tint'),
      tertiaryBorderColor: c('second'),
      tertiaryTextColor: c('ink'),
      mainBkg: c('surface'),
      nodeBorder: c('ink-soft'),
      nodeTextColor: c('ink'),
      textColor: c('ink'),
      titleColor: c('ink'),
      lineColor: c('ink-soft'),
      arrowheadColor: c('ink-soft'),
      edgeLabelBackground: c('paper'),
      clusterBkg: c('paper'),
      clusterBorder: c('line-strong'),
      noteBkgColor: c('second-tint'),
      noteBorderColor: c('second'),
      noteTextColor: c('ink'),
      actorBkg: c('surface'),
      actorBorder: c('ink-soft'),
      actorTextColor: c('ink'),
      actorLineColor: c('line-strong'),
      signalColor: c('ink-soft'),
      signalTextColor: c('ink'),
      labelBoxBkgColor: c('surface'),
      labelBoxBorderColor: c('line-strong'),
      labelTextColor: c('ink'),
      loopTextColor: c('ink'),
      activationBkgColor: c('first-tint'),
      activationBorderColor: c('first'),
      sequenceNumberColor: c('paper'),
      sectionBkgColor: c('surface'),
      sectionBkgColor2: c('surface'),
      altSectionBkgColor: c('paper'),
      gridColor: c('line-strong'),
      taskBkgColor: c('first-tint'),
      taskBorderColor: c('first'),
      taskTextColor: c('ink'),
      taskTextDarkColor: c('ink'),
      taskTextLightColor: c('ink'),
      taskTextOutsideColor: c('ink'),
      activeTaskBkgColor: c('second-tint'),
      activeTaskBorderColor: c('second'),
      doneTaskBkgColor: c('neither-tint'),
      doneTaskBorderColor: c('neither'),
      critBkgColor: c('second-tint'),
      critBorderColor: c('second'),
      todayLineColor: c('bad'),
      pieStrokeColor: c('ink-soft'),
      pieOuterStrokeColor: c('ink-soft'),
      pieOpacity: '1',
      pieTitleTextColor: c('ink'),
      pieSectionTextColor: c('ink'),
      pieLegendTextColor: c('ink'),
      pieSectionTextSize: `${fontSize}px`,
      pieLegendTextSize: `${fontSize}px`,
      pieTitleTextSize: '24px',
      classText: c('ink'),
      labelColor: c('ink'),
      errorBkgColor: c('surface'),
      errorTextColor: c('ink'),
      transitionColor: c('ink-soft'),
      transitionLabelColor: c('ink'),
      stateLabelColor: c('ink'),
      stateBkg: c('surface'),
      labelBackgroundColor: c('paper'),
      compositeBackground: c('paper'),
      compositeTitleBackground: c('surface'),
      compositeBorder: c('line-strong'),
      altBackground: c('surface'),
      innerEndBackground: c('ink-soft'),
      specialStateColor: c('ink-soft'),
      attributeBackgroundColorOdd: c('paper'),
      attributeBackgroundColorEven: c('surface'),
      rowOdd: c('paper'),
      rowEven: c('surface'),
      vennTitleTextColor: c('ink'),
      vennSetTextColor: c('ink'),
      ...tints,
    },
    flowchart: {
      htmlLabels: false,
      curve: 'linear',
      padding: [16, 12, 9][density],
      minNodeWidth: 40,
      nodeSpacing: 44 * space,
      rankSpacing: 60 * space,
      wrappingWidth: [210, 160, 130][density],
    },
    // Class diagrams take their spacing from here too; their labels at the ends of lines need it.
    state: { nodeSpacing: 44 * space, rankSpacing: 60 * space },
    class: { htmlLabels: false },
    er: { nodeSpacing: 90 * space, rankSpacing: 110 * space, fontSize },
    sequence: {
      actorFontSize: fontSize,
      messageFontSize: fontSize,
      noteFontSize: fontSize,
      actorFontFamily: fontFamily,
      messageFontFamily: fontFamily,
      noteFontFamily: fontFamily,
      mirrorActors: false,
      actorMargin: 100 * space,
      height: 48,
      // What is between an arrow and the note or the box below it.
      boxMargin: [14, 8, 8][density],
      messageMargin: 16 + 18 * space,
      noteMargin: 8,
      labelBoxWidth: 64,
      labelBoxHeight: 28,
    },
    gantt: {
      useWidth: 852,
      fontSize,
      sectionFontSize: fontSize,
      barHeight: 34,
      barGap: 8,
      topPadding: 58,
      leftPadding: 130,
      gridLineStartPadding: 40,
      titleTopMargin: 26,
    },
    pie: { textPosition: 0.7, useMaxWidth: false },
    timeline: {
      width: 160,
      leftMargin: 20,
      padding: 12,
      disableMulticolor: false,
    },
    mindmap: { maxNodeWidth: 180, padding: 14 },
  }
}
