import 'uno:icons.css'
import 'uno:typography.css'
