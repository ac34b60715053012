// Letters as they are compared: without case, accents, vowel signs and the like.

const marks = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const like = { ё: "е", أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه", ß: "ss", ø: "o", ł: "l", ı: "i", ə: "a" };

export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(marks, "")
    .toLowerCase()
    .replace(/[ёأإآٱىةßøłıə]/g, (letter) => like[letter])
    .normalize("NFC")
    .replace(/[\s\u2010-\u2015'’ʼ`«»"“”.,;:()\[\]]+/g, " ")
    .trim();
}
