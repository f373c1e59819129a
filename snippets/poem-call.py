# ---
# timeout: 60
# ---
from openai import OpenAI

client = OpenAI()
# #region slide
poem = client.responses.create(
    model="gpt-6-luna",  # Nov 2026
    input="Write a poem about AI")
print(poem.output_text)
# #endregion slide
