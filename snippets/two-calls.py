# ---
# timeout: 60
# ---
from base64 import b64decode
from pathlib import Path

from openai import OpenAI

# #region slide
TEXT_MODEL = "gpt-6-luna"  # names expire: checked November 2026
IMAGE_MODEL = "gpt-image-2.6-flare"
client = OpenAI()  # reads OPENAI_API_KEY

poem = client.responses.create(model=TEXT_MODEL, input="Write a poem about AI")
print(poem.output_text)

picture = client.images.generate(model=IMAGE_MODEL, size="1024x1024",
                                 prompt="A futuristic city powered by AI")
Path("city.png").write_bytes(b64decode(picture.data[0].b64_json))
# #endregion slide

b64decode(picture.data[0].b64_json)
