/** What `lectern --help` says. */
export function help(version: string): string {
  return `Lectern ${version}: Markdown in; a live talk, PDFs and a hosted page out.

  lectern talk.md                        show the talk in your browser, and follow what you write
  lectern export talk.md                 talk.pdf and talk-handout.pdf
  lectern export talk.md --format pptx   talk.pptx; also png, html
  lectern new my-talk                    a new talk in a folder of its own
  lectern new my-talk --from article.md  a talk made from an article: Markdown, HTML or text
  lectern build                          every talk in this folder → dist/, a site for any static host
  lectern check                          find what is wrong, and write nothing

A talk is a Markdown file, of Slidev, of Marp, or any other: without "---" between slides it is
divided at its headings. Without a name, the commands take slides.md, or every talk below this folder.

Commands (lectern <command> --help tells all its options)
  dev       show a talk live, with presenter mode at /presenter   -p, --port   -o, --open   --remote
  build     write the site                                        -o, --output
  export    write files                                           -o, --output   --format   --range
  check     examine talks: files, and slides at every click      --source-only   --format   --rule
  fix       show corrections of what is mechanical; --fix makes them
  picture   one slide as a PNG: lectern picture talk.md 3 2
  mcp       serve agents and editors over MCP: check, picture, outline, find
  record    run the talks' code snippets, and keep what they print
  new       start a talk                                          --from   --force
  init      add what a talk needs to the project you are in
  trace     tell which lines of its article each slide comes from
  references   take cited sources from a bibliography, or write one   --from   --to

  -h, --help      -v, --version      --profile   where the time of the last command went

Exit code: 0 fine; 1 something is wrong with a talk; 2 wrong use, or something is missing on this
machine (a browser, a free port, a folder that can be written); 3 a fault of Lectern's own.`
}
