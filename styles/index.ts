import '../theme/styles/tokens.css'
import './only-read.css'
