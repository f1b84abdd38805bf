class Guichet < Formula
  desc "Static help-centre generator with localized articles, search and gated contact channels"
  homepage "%REPOSITORY%"
  version "%VERSION%"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "%URL aarch64-apple-darwin%"
      sha256 "%SHA256 aarch64-apple-darwin%"
    end
    on_intel do
      url "%URL x86_64-apple-darwin%"
      sha256 "%SHA256 x86_64-apple-darwin%"
    end
  end

  on_linux do
    on_arm do
      url "%URL aarch64-unknown-linux-musl%"
      sha256 "%SHA256 aarch64-unknown-linux-musl%"
    end
    on_intel do
      url "%URL x86_64-unknown-linux-musl%"
      sha256 "%SHA256 x86_64-unknown-linux-musl%"
    end
  end

  def install
    bin.install "guichet", "guichet-desk"
    generate_completions_from_executable(bin/"guichet", "completions")
  end

  test do
    system bin/"guichet", "init", testpath/"help"
    system bin/"guichet", "--root", testpath/"help", "build", "--strict", "-o", testpath/"public"
    assert_path_exists testpath/"public/index.html"
  end
end
