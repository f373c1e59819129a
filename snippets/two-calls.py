# ---
# timeout: 60
# ---
from base64 import b64decode
from pathlib import Path

from openai import OpenAI

# #region slide
TEXT = "gpt-6-luna"  # November 2026
IMAGE = "gpt-image-2.6-flare"
client = OpenAI()
poem = client.responses.create(
    model=TEXT, max_output_tokens=16,
    input="Write a poem about AI")
print(poem.output_text)
city = client.images.generate(
    model=IMAGE, size="1024x1024",
    prompt="A futuristic city "
           "powered by AI")
# #endregion slide

picture = b64decode(city.data[0].b64_json)
Path("city.png").write_bytes(picture)
picture
