import '@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css'
