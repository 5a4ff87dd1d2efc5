document.fonts.forEach((face) => face.load());
