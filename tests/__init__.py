"""What proves the site builder: tests beside the modules' names, golden sites in sites/, a real browser in browser/."""
