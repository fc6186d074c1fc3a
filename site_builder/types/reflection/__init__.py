"""Sets of prompts to think over together, and what was answered to them on a day."""
