/** What `lectern --help` says. */
export function help(version: string): string {
  return `Lectern ${version}: Markdown in; a live talk, PDFs and a hosted page out.

  lectern talk.md                        show the talk in your browser; it follows your edits
  lectern export talk.md                 talk.pdf and talk-handout.pdf
  lectern export talk.md --format pptx   talk.pptx; also png, html
  lectern new my-talk                    a new talk in a folder of its own
  lectern new my-talk --from article.md  a talk made from an article: Markdown, HTML or text
  lectern build                          every talk in this folder → dist/, a site for any static host
  lectern check                          list what is wrong; writes nothing

A talk is a Markdown file: one for Slidev, one for Marp, or any other, which is divided at its headings
when no "---" divides it. Without a name, commands take slides.md, or every talk below this folder.

Commands (lectern <command> --help lists all options)
  dev       show a talk live, with presenter mode at /presenter   -p, --port   -o, --open   --remote
  build     write the site                                        -o, --output
  export    write files                                           -o, --output   --format   --range
  check     read the files, look at every slide at every click      --source-only   --format   --rule
  fix       show what can be corrected automatically; --fix corrects it
  picture   one slide as a PNG: lectern picture talk.md 3 2
  mcp       serve agents and editors over MCP: check, picture, outline, find
  record    run the talks' code snippets and keep their output
  new       start a talk                                          --from   --force
  init      add what a talk needs to this project
  trace     show which lines of its article each slide comes from
  references   add cited sources from a bibliography, or write one   --from   --to

  -h, --help      -v, --version      --profile   show where the last command's time went

Exit code: 0 fine; 1 something is wrong with a talk; 2 wrong usage, or something is missing on
this machine (a browser, a free port, a folder that can be written); 3 a fault in Lectern.`
}
