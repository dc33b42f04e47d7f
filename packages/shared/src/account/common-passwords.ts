/** The passwords that attackers try first, of eight letters or more, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword pa$$word 12345678 123456789
  1234567890 12345678910 0123456789 87654321 987654321 0987654321 11223344 1122334455 12341234 123123123 123321123
  147258369 741852963 159753456 qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 1qaz2wsx 1q2w3e4r
  1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 qazwsxedc zaq12wsx zxcvbnm1 zxcvbnm123 asdfghjk asdfghjkl asdf1234
  abcd1234 abc12345 abcdefgh abc123456 a1b2c3d4 a1234567 a12345678 a123456789 aa123456 1234qwer 12345qwert 123qweasd
  qweasdzxc iloveyou iloveyou1 iloveyou2 iloveu123 sunshine sunshine1 princess princess1 football football1 baseball
  basketball superman superman1 batman123 starwars starwars1 trustno1 whatever computer computer1 internet samsung1
  michelle michael1 jennifer jessica1 charlie1 danielle jonathan jordan23 liverpool chelsea1 arsenal1 barcelona
  corvette mercedes porsche1 ferrari1 welcome1 welcome123 welcome2024 welcome2025 admin123 admin1234 administrator
  adminadmin root1234 letmein1 letmein123 changeme changeme1 default1 guest123 user1234 test1234 testtest test12345
  temp1234 temppass secret123 mysecret mypassword password! password1! password123! qwerty123! dragon123 master123
  monkey123 shadow123 pokemon1 pokemon123 minecraft minecraft1 fortnite fortnite1 counterstrike cyberpunk
  cyberpunk2077 nightcity samurai2077 johnny2077 necpgame gfhjkm123 gfhjkmgfhjkm йцукенгш йцукенгшщз йцукен123
  йцукен12 пароль123 пароль12345 парольпароль привет123 любовь123 солнышко1 наташа123 марина123 россия123 спартак1
  зенит1925 qwertyqwerty passpass passport 88888888 99999999 00000000 11111111 22222222 33333333 55555555 66666666
  77777777 12121212 69696969 13131313 10203040 11112222 20202020 01012000 01011990 31121999 24682468 13572468 98765432
  54321678 55554444`.split(/\s+/),
);
