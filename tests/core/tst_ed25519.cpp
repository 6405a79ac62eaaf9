// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.h"
#include "core/ed25519.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <sodium.h>

#include <algorithm>
#include <type_traits>

using namespace bulkhead;
using namespace Qt::StringLiterals;

// A key cannot be copied by accident.
static_assert(!std::is_copy_constructible_v<SigningKey> && !std::is_copy_assignable_v<SigningKey>);
static_assert(std::is_nothrow_move_constructible_v<SigningKey> && std::is_nothrow_move_assignable_v<SigningKey>);

namespace {

constexpr std::string_view seed1 = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
constexpr std::string_view public1 = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

//! RFC 8032 7.1, "TEST 1024": 1023 bytes.
constexpr std::string_view longMessage =
    "08b8b2b733424243760fe426a4b54908632110a66c2f6591eabd3345e3e4eb98fa6e264bf09efe12ee50f8f54e9f77b1"
    "e355f6c50544e23fb1433ddf73be84d879de7c0046dc4996d9e773f4bc9efe5738829adb26c81b37c93a1b270b20329d"
    "658675fc6ea534e0810a4432826bf58c941efb65d57a338bbd2e26640f89ffbc1a858efcb8550ee3a5e1998bd177e93a"
    "7363c344fe6b199ee5d02e82d522c4feba15452f80288a821a579116ec6dad2b3b310da903401aa62100ab5d1a36553e"
    "06203b33890cc9b832f79ef80560ccb9a39ce767967ed628c6ad573cb116dbefefd75499da96bd68a8a97b928a8bbc10"
    "3b6621fcde2beca1231d206be6cd9ec7aff6f6c94fcd7204ed3455c68c83f4a41da4af2b74ef5c53f1d8ac70bdcb7ed1"
    "85ce81bd84359d44254d95629e9855a94a7c1958d1f8ada5d0532ed8a5aa3fb2d17ba70eb6248e594e1a2297acbbb39d"
    "502f1a8c6eb6f1ce22b3de1a1f40cc24554119a831a9aad6079cad88425de6bde1a9187ebb6092cf67bf2b13fd65f270"
    "88d78b7e883c8759d2c4f5c65adb7553878ad575f9fad878e80a0c9ba63bcbcc2732e69485bbc9c90bfbd62481d9089b"
    "eccf80cfe2df16a2cf65bd92dd597b0707e0917af48bbb75fed413d238f5555a7a569d80c3414a8d0859dc65a46128ba"
    "b27af87a71314f318c782b23ebfe808b82b0ce26401d2e22f04d83d1255dc51addd3b75a2b1ae0784504df543af8969b"
    "e3ea7082ff7fc9888c144da2af58429ec96031dbcad3dad9af0dcbaaaf268cb8fcffead94f3c7ca495e056a9b47acdb7"
    "51fb73e666c6c655ade8297297d07ad1ba5e43f1bca32301651339e22904cc8c42f58c30c04aafdb038dda0847dd988d"
    "cda6f3bfd15c4b4c4525004aa06eeff8ca61783aacec57fb3d1f92b0fe2fd1a85f6724517b65e614ad6808d6f6ee34df"
    "f7310fdc82aebfd904b01e1dc54b2927094b2db68d6f903b68401adebf5a7e08d78ff4ef5d63653a65040cf9bfd4aca7"
    "984a74d37145986780fc0b16ac451649de6188a7dbdf191f64b5fc5e2ab47b57f7f7276cd419c17a3ca8e1b939ae49e4"
    "88acba6b965610b5480109c8b17b80e1b7b750dfc7598d5d5011fd2dcc5600a32ef5b52a1ecc820e308aa342721aac09"
    "43bf6686b64b2579376504ccc493d97e6aed3fb0f9cd71a43dd497f01f17c0e2cb3797aa2a2f256656168e6c496afc5f"
    "b93246f6b1116398a346f1a641f3b041e989f7914f90cc2c7fff357876e506b50d334ba77c225bc307ba537152f3f161"
    "0e4eafe595f6d9d90d11faa933a15ef1369546868a7f3a45a96768d40fd9d03412c091c6315cf4fde7cb68606937380d"
    "b2eaaa707b4c4185c32eddcdd306705e4dc1ffc872eeee475a64dfac86aba41c0618983f8741c5ef68d3a101e8a3b8ca"
    "c60c905c15fc910840b94c00a0b9d0";

std::string bytesOf(std::string_view hex)
{
    const auto bytes = fromHex(hex);
    if (!bytes)
        qFatal("the test's own hex is wrong");
    return *bytes;
}

SigningKey keyOf(std::string_view seedHex)
{
    auto key = SigningKey::fromSeed(Secret(bytesOf(seedHex)));
    if (!key)
        qFatal("the test's own seed is wrong");
    return std::move(*key);
}

PublicKey publicOf(std::string_view hex)
{
    return publicKeyFromHex(hex).value();
}

//! The order of the main subgroup, least byte first.
PublicKey groupOrder()
{
    return publicOf("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
}

//! S + times * L; false if that no longer fits.
bool addOrder(Signature &signature, int times)
{
    const PublicKey order = groupOrder();
    for (int turn = 0; turn < times; ++turn) {
        unsigned carry = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            carry += unsigned(signature[32 + i]) + order[i];
            signature[32 + i] = static_cast<std::uint8_t>(carry & 0xff);
            carry >>= 8;
        }
        if (carry != 0)
            return false;
    }
    return true;
}

//! The eight points of small order, and their other spellings.
const QList<QByteArray> &smallOrderKeys()
{
    static const QList<QByteArray> keys{
        "0100000000000000000000000000000000000000000000000000000000000000", // 1
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 2
        "0000000000000000000000000000000000000000000000000000000000000000", // 4
        "0000000000000000000000000000000000000000000000000000000000000080", // 4
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", // 8
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", // 8
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", // 8
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", // 8
        "0100000000000000000000000000000000000000000000000000000000000080", // 1, with a sign that is not there
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", // 2, the same
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 4, y = p
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", // 1, y = p + 1
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    };
    return keys;
}

} // namespace

class TestEd25519 : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void sign_vectorsOfTheRfc_match_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("1: nothing")
            << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
            << QByteArray("")
            << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                          "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("2: one byte")
            << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
            << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
            << QByteArray("72")
            << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                          "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        QTest::newRow("3: two bytes")
            << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
            << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
            << QByteArray("af82")
            << QByteArray("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                          "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        QTest::newRow("1024: 1023 bytes")
            << QByteArray("f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5")
            << QByteArray("278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e")
            << QByteArray(longMessage.data(), qsizetype(longMessage.size()))
            << QByteArray("0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350"
                          "aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6ac00a9704a188a03");
        QTest::newRow("SHA(abc)")
            << QByteArray("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42")
            << QByteArray("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf")
            << QByteArray("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                          "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")
            << QByteArray("dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
                          "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704");
    }
    void sign_vectorsOfTheRfc_match()
    {
        QFETCH(const QByteArray, seed);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, signature);
        const std::string text = bytesOf(message.toStdString());
        const SigningKey mine = keyOf(seed.toStdString());
        QCOMPARE(toHex(mine.publicKey()), key.toStdString());
        QCOMPARE(toHex(mine.seed().view()), seed.toStdString());
        const Signature made = mine.sign(text);
        QCOMPARE(toHex(made), signature.toStdString());
        QVERIFY(verifySignature(publicOf(key.toStdString()), text, made));
        QVERIFY(!verifySignature(publicOf(key.toStdString()), text + '\0', made));
    }

    void verify_anyBitOfSignatureOrKeyFlipped_isRefused()
    {
        const SigningKey key = keyOf(seed1);
        const Signature good = key.sign("message");
        for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
            Signature bad = good;
            bad[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            QVERIFY2(!verifySignature(key.publicKey(), "message", bad), qPrintable(QString::number(bit)));
        }
        for (std::size_t bit = 0; bit < key.publicKey().size() * 8; ++bit) {
            PublicKey bad = key.publicKey();
            bad[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            QVERIFY2(!verifySignature(bad, "message", good), qPrintable(QString::number(bit)));
        }
        QVERIFY(verifySignature(key.publicKey(), "message", good));
        QVERIFY(!verifySignature(key.publicKey(), "Message", good));
        QVERIFY(!verifySignature(key.publicKey(), "", good));
    }

    void verify_sBeyondTheOrder_isRefused()
    {
        const SigningKey key = keyOf(seed1);
        const Signature good = key.sign("message");
        int fitting = 0;
        for (int times = 1; times < 16; ++times) { // the same equation holds for every one of them
            Signature other = good;
            if (!addOrder(other, times))
                break;
            ++fitting;
            QVERIFY2(!verifySignature(key.publicKey(), "message", other), qPrintable(QString::number(times)));
        }
        QVERIFY(fitting >= 14);
    }

    void verify_sIsTheOrderOrZero_isRefused()
    {
        // R = the point of order 1 and S = 0 or L satisfy the equation for a key of small order.
        for (const QByteArray &keyHex : smallOrderKeys()) {
            for (const QByteArray &point : smallOrderKeys()) {
                Signature signature{};
                const PublicKey r = publicOf(point.toStdString());
                std::copy(r.begin(), r.end(), signature.begin());
                QVERIFY(!verifySignature(publicOf(keyHex.toStdString()), "message", signature));
                QVERIFY(addOrder(signature, 1));
                QVERIFY(!verifySignature(publicOf(keyHex.toStdString()), "message", signature));
            }
        }
    }

    void verify_rOfSmallOrder_isRefused()
    {
        // With R = the point of order 1 and S = h * a the equation holds: only the test of R refuses it.
        std::array<unsigned char, 64> hashed{};
        std::array<unsigned char, 32> scalar{};
        const std::string seed = bytesOf(seed1);
        crypto_hash_sha512(hashed.data(), reinterpret_cast<const unsigned char *>(seed.data()), seed.size());
        std::copy_n(hashed.begin(), 32, scalar.begin());
        scalar[0] &= 248;
        scalar[31] &= 127;
        scalar[31] |= 64;
        const std::string r = bytesOf(smallOrderKeys().front().toStdString());
        const std::string hashInput = r + bytesOf(public1) + "message";
        crypto_hash_sha512(hashed.data(), reinterpret_cast<const unsigned char *>(hashInput.data()),
                           hashInput.size());
        std::array<unsigned char, 32> h{};
        std::array<unsigned char, 32> s{};
        crypto_core_ed25519_scalar_reduce(h.data(), hashed.data());
        crypto_core_ed25519_scalar_mul(s.data(), h.data(), scalar.data());
        PublicKey left{};
        PublicKey right{};
        QCOMPARE(crypto_scalarmult_ed25519_base_noclamp(left.data(), s.data()), 0);
        QCOMPARE(crypto_scalarmult_ed25519_noclamp(right.data(), h.data(), publicOf(public1).data()), 0);
        QCOMPARE(toHex(left), toHex(right)); // S*B = h*A, so R = S*B - h*A is the point of order 1
        Signature signature{};
        std::copy(r.begin(), r.end(), signature.begin());
        std::copy(s.begin(), s.end(), signature.begin() + 32);
        QVERIFY(!verifySignature(publicOf(public1), "message", signature));
    }

    void isUsableKey_smallOrder_isNot()
    {
        for (const QByteArray &key : smallOrderKeys())
            QVERIFY2(!isUsableKey(publicOf(key.toStdString())), key.constData());
    }

    void isUsableKey_notCanonical_isNot()
    {
        // All of 2^255-19 to 2^255-1, with both signs; the number before is canonical, but of small order.
        PublicKey key = publicOf("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
        for (int first = 0xed; first <= 0xff; ++first) {
            key.front() = static_cast<std::uint8_t>(first);
            key.back() = 0x7f;
            QVERIFY(!isUsableKey(key));
            key.back() = 0xff;
            QVERIFY(!isUsableKey(key));
        }
        key.front() = 0xeb;
        QVERIFY(isUsableKey(key));
        // One byte less than all ones anywhere makes it canonical.
        for (std::size_t at = 1; at < key.size(); ++at) {
            PublicKey smaller = publicOf("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
            smaller[at] -= 1;
            QVERIFY2(isUsableKey(smaller), qPrintable(QString::number(at)));
        }
    }

    void isUsableKey_withAPartOfSmallOrder_isUsable()
    {
        // Outside the main subgroup; another verifier has no way to see that, so it is none of our business.
        const PublicKey main = publicOf(public1);
        for (int i = 1; i < 8; ++i) {
            const PublicKey small = publicOf(smallOrderKeys()[i].toStdString());
            PublicKey mixed{};
            QCOMPARE(crypto_core_ed25519_add(mixed.data(), main.data(), small.data()), 0);
            QCOMPARE(crypto_core_ed25519_is_valid_point(mixed.data()), 0);
            QVERIFY(isUsableKey(mixed));
        }
    }

    void isUsableKey_ofGeneratedKeys_isAlwaysTrue()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 200; ++i) {
            const SigningKey key = SigningKey::generate();
            QVERIFY(isUsableKey(key.publicKey()));
            QVERIFY(!key.isEmpty());
            seen.insert(QByteArray::fromStdString(toHex(key.publicKey())));
        }
        QCOMPARE(seen.size(), 200);
    }

    void seed_takenAndGivenBack_isTheSameKey()
    {
        const SigningKey key = SigningKey::generate();
        const auto again = SigningKey::fromSeed(key.seed());
        QVERIFY(again);
        QCOMPARE(again->publicKey(), key.publicKey());
        QCOMPARE(again->sign("x"), key.sign("x"));
        for (const std::size_t size : {0U, 1U, 31U, 33U, 64U})
            QVERIFY(!SigningKey::fromSeed(Secret(std::string(size, 'x'))));
    }

    void move_key_leavesNothingBehind()
    {
        SigningKey one = keyOf(seed1);
        const SigningKey two(std::move(one));
        QVERIFY(one.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
        QVERIFY(one.seed().isEmpty());
        QCOMPARE(toHex(two.publicKey()), std::string(public1));
        QVERIFY(SigningKey().isEmpty());
    }

    void keyId_ofAKey_isTheBeginOfItsDigest()
    {
        QCOMPARE(keyIdOf(publicOf(public1)), "21fe31dfa154a261626bf854046fd227");
    }

    void possession_ofTheKey_isProvedByItAlone()
    {
        const SigningKey key = keyOf(seed1);
        const std::string proof = possessionProof(key);
        // Made once with openssl pkeyutl: the text that is signed must never change.
        QCOMPARE(proof, std::string("c518a28ad2f934b30add3a9f04a5080a6701934c8a24fe5b00d1a2928e7ccd58"
                                     "22d5a751b19f0db2f48fbaa037c4619b4e4d9c0e247348b9acf0079197a0d100"));
        const auto signature = signatureFromHex(proof);
        QVERIFY(signature);
        QVERIFY(provesPossession(key.publicKey(), *signature));
        QVERIFY(!provesPossession(SigningKey::generate().publicKey(), *signature));
        QVERIFY(!provesPossession(key.publicKey(), key.sign(toHex(key.publicKey()))));
    }

    void fromHex_anythingElse_isNothing_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("odd") << QByteArray("abc");
        QTest::newRow("upper case") << QByteArray("AB");
        QTest::newRow("upper case second") << QByteArray("aB");
        QTest::newRow("behind f") << QByteArray("0g");
        QTest::newRow("before 0") << QByteArray("/0");
        QTest::newRow("behind 9") << QByteArray(":0");
        QTest::newRow("before a") << QByteArray("`0");
        QTest::newRow("blank") << QByteArray(" 0");
        QTest::newRow("sign") << QByteArray("-1");
        QTest::newRow("prefix") << QByteArray("0x00");
        QTest::newRow("zero byte") << QByteArray("0\0", 2);
        QTest::newRow("high byte") << QByteArray("\xb1\xb2");
    }
    void fromHex_anythingElse_isNothing()
    {
        QFETCH(const QByteArray, hex);
        QVERIFY(!fromHex(hex.toStdString()));
    }

    void fromHex_allBytes_comeBack()
    {
        std::string bytes;
        for (int byte = 0; byte < 256; ++byte)
            bytes += static_cast<char>(byte);
        QCOMPARE(fromHex(toHex(bytes)).value(), bytes);
        QCOMPARE(fromHex("").value(), std::string());
    }

    void keysAndSignaturesFromHex_ofAnotherSize_areNothing()
    {
        const std::string hex(128, 'a');
        QVERIFY(publicKeyFromHex(hex.substr(0, 64)));
        QVERIFY(signatureFromHex(hex));
        for (const std::size_t size : {0U, 62U, 63U, 65U, 66U, 126U, 127U})
            QVERIFY(!publicKeyFromHex(hex.substr(0, size)) && !signatureFromHex(hex.substr(0, size)));
        QVERIFY(!publicKeyFromHex(hex));
        QVERIFY(!signatureFromHex(hex + "aa"));
        QVERIFY(!publicKeyFromHex(std::string(64, 'A')));
    }
};

QTEST_GUILESS_MAIN(TestEd25519)
#include "tst_ed25519.moc"
