import '../theme/styles/tokens.css'
import '../theme/styles/only-read.css'
