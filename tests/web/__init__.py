"""The pages and the API, asked as a browser and a program ask."""
