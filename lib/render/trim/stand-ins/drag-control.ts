import { defineAsyncComponent } from 'vue'

export default defineAsyncComponent(() => import('#player/internals/DragControl.vue'))
