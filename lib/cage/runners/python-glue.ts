/**
 * Runs inside Pyodide. `eval_code_async` is Pyodide's own: it compiles the last expression apart, so its value
 * can be shown, and allows a top-level `await`. A run ends when the tasks that it began have ended, so that what
 * they print is not lost. Tracebacks are cut to the frames of the snippet.
 */
export const glue = String.raw`
import asyncio, base64, builtins, linecache, sys, traceback
from pyodide.code import eval_code_async

def lectern_display(emit, value):
    for method, mime in (('_repr_svg_', 'image/svg+xml'), ('_repr_png_', 'image/png')):
        picture = getattr(type(value), method, None)
        data = picture(value) if picture else None
        if data is not None:
            emit(mime, data if isinstance(data, str) else base64.b64encode(data).decode())
            return
    if isinstance(value, str) and value.lstrip().startswith('<svg') and value.rstrip().endswith('</svg>'):
        emit('image/svg+xml', value.strip())
    elif isinstance(value, bytes) and value.startswith(b'\x89PNG'):
        emit('image/png', base64.b64encode(value).decode())
    else:
        emit('', repr(value))

def lectern_scope(emit, ask):
    def display(value):
        lectern_display(emit, value)
    def ask_for_line(prompt=''):
        print(prompt, end='', flush=True)
        answer = ask()
        if answer is None:
            raise EOFError('input() has no answer on a slide: list the answers in the front matter, "input: [...]"')
        print(answer)
        return answer
    builtins.display = display
    builtins.input = ask_for_line
    return {'__name__': '__main__', '__builtins__': builtins}

async def lectern_tasks():
    own = asyncio.current_task()
    while tasks := [task for task in asyncio.all_tasks() if task is not own]:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.cancelled():
                task.result()

async def lectern_run(code, name, scope, emit):
    linecache.cache[name] = (len(code), None, code.splitlines(True), name)
    try:
        value = await eval_code_async(code, scope, filename=name)
        await lectern_tasks()
        if value is not None:
            lectern_display(emit, value)
        return None
    except SystemExit as stop:
        if stop.code in (None, 0):
            return None
        return [f'SystemExit: {stop.code}\n', 0]
    except BaseException as error:
        frame = error.__traceback__
        while frame and frame.tb_frame.f_code.co_filename != name:
            frame = frame.tb_next
        line = 0
        step = frame
        while step:
            if step.tb_frame.f_code.co_filename == name:
                line = step.tb_lineno
            step = step.tb_next
        if isinstance(error, SyntaxError) and error.filename == name:
            line = error.lineno or 0
        return [''.join(traceback.format_exception(type(error), error, frame)), line]
    finally:
        sys.stdout.flush()
        sys.stderr.flush()

sys.stdout.reconfigure(line_buffering=True)
sys.stderr.reconfigure(line_buffering=True)
`
