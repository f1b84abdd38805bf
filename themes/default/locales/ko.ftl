## Every page

skip-to-content = 본문으로 건너뛰기
nav-main = 주 메뉴
nav-footer = 바닥글
nav-breadcrumbs = 현재 위치
nav-pager = 이전 문서와 다음 문서
nav-home = 홈
nav-topics = 주제
nav-topics-all = 모든 주제
nav-area = 이 주제의 문서
nav-contact = 지원팀에 문의
nav-az = 전체 문서(가나다순)
nav-search = 검색
nav-feed = 새 문서 피드
nav-language = 언어:
theme-to-dark = 다크 모드로 전환
theme-to-light = 라이트 모드로 전환
announcement-label = 공지
announcement-close = 이 공지 닫기
drafts-banner = 미리보기: 초안이 포함되어 있습니다. 게시하지 마세요.

## Home page

home-heading = 무엇을 도와드릴까요?
home-lead = 가이드를 검색하거나 주제별로 찾아보세요.
home-areas = 주제별로 찾아보기
home-popular = 많이 찾는 문서

## Lists of articles

area-count = 문서 { $count }개
category-all = ‘{ $category }’ 문서 { $count }개 모두 보기
list-filter = 문서 { $count }개에서 찾기
article-borrowed = { $language } 문서

## Article

article-updated = 업데이트: { $date }
article-edit = 이 페이지 편집
article-authors = 작성자: { $authors }
article-plans = 이용 가능한 플랜: { $plans }
article-draft = 초안
article-unlisted = 목록에 없음
article-markdown = 이 페이지를 Markdown으로 보기
toc-title = 이 페이지의 내용
pager-prev = 이전
pager-next = 다음
related-title = 관련 문서
helpful-question = 이 문서가 도움이 되었나요?
helpful-yes = 예
helpful-no = 아니요
helpful-thanks = 감사합니다. 도움이 되었다니 기쁩니다.
helpful-thanks-no = 의견을 보내 주셔서 감사합니다. 문제가 해결되지 않았다면 아래에서 지원팀에 문의해 주세요.
insights-comment = 부족하거나 이해하기 어려운 내용은 무엇인가요?
insights-comment-help = 이름, 주소, 번호 등 개인 정보는 적지 마세요.
insights-section = 어느 부분인가요?
insights-section-any = 문서 전체
insights-send = 보내기
insights-sent = 감사합니다. 문서를 작성하는 담당자가 읽어 보겠습니다.

## Articles in another language than the page

notice-fallback = 이 문서는 아직 { $language } 버전이 없습니다. { $original } 버전을 보고 계십니다.
notice-machine = 이 문서는 기계 번역되었습니다. 내용이 다른 경우 { $original } 버전이 우선합니다.
notice-machine-link = { $original } 버전 보기
notice-stale = 이 문서가 번역된 뒤 { $original } 버전이 변경되었습니다: { $sections }
notice-stale-head = 제목과 설명
notice-stale-introduction = 머리말

## Inside the text of an article

callout-note = 참고
callout-tip = 팁
callout-important = 중요
callout-warning = 경고
callout-caution = 주의
table-region = 표
heading-link = %n 링크
heading-link-copied = 링크가 복사됨
footnotes = 각주
footnote-back = 본문으로 돌아가기
task-done = 완료
task-open = 미완료
code-copy = 복사
code-copied = 복사됨
video-source = %n에서 재생됩니다
video-untitled = 동영상
picture-enlarge = 이미지 크게 보기
picture-close = 닫기
badge-new = 신규
badge-updated = 업데이트됨
badge-beta = 베타
badge-deprecated = 지원 중단 예정
badge-required = 필수
badge-optional = 선택 사항

## Search

search-label = 도움말 센터 검색
search-placeholder = 궁금한 내용을 검색하세요
search-submit = 검색
search-title = 검색
search-suggestions = 추천 검색 결과
search-loading = 검색 중…
search-see-all = ‘%q’ 검색 결과 모두 보기
search-other-language = %n 검색 결과
search-count-zero = { search-count-other }
search-count-one = { search-count-other }
search-count-two = { search-count-other }
search-count-few = { search-count-other }
search-count-many = { search-count-other }
search-count-other = 검색 결과 %n개
search-count-for = ‘%q’ %n
search-corrected = ‘%q’ 검색 결과를 표시합니다
search-did-you-mean = 혹시 ‘%q’ 검색을 원하셨나요?
search-more = 결과 더 보기
search-filter-area = 주제
search-filter-area-all = 모든 주제
search-filter-plan = 플랜
search-filter-plan-all = 모든 플랜
search-clear-filters = 필터 지우기
search-none = 검색 결과가 없습니다
search-none-help = 맞춤법을 확인하거나, 더 적은 단어 또는 더 쉬운 단어로 검색하거나, 지원팀에 문의해 보세요.
search-error = 지금은 검색을 이용할 수 없습니다.
search-error-help = 검색 색인을 불러오지 못했습니다. 연결 상태를 확인한 후 다시 시도해 주세요.
search-outdated = 이 페이지는 오래되었습니다. 새로고침한 후 검색해 주세요.
search-retry = 다시 시도
search-browse = 또는 주제별로 찾아보기
search-shortcut = 모든 페이지에서 / 키로 검색하기
search-no-script = 검색하려면 JavaScript가 필요합니다. JavaScript 없이도 전체 문서 목록(가나다순)과 아래 주제에서 같은 페이지로 이동할 수 있습니다.

## Contact

contact-title = 지원팀에 문의
contact-intro = 편한 방법을 선택하세요. 이용할 수 있는 방법은 플랜에 따라 다릅니다.
contact-channels = 문의 방법
contact-other-plans = 다른 플랜에서 이용 가능
contact-compare = 플랜별 지원 비교
contact-callout-title = 도움이 더 필요하신가요?
contact-callout-text = 지원팀이 함께 해결해 드리겠습니다.
contact-callout-link = 지원팀에 문의
plan-picker-legend = 어떤 플랜을 이용 중이신가요?
plan-picker-any = 모두 보기
plan-picker-help = 선택한 내용은 이 브라우저에만 저장되며 어디에도 전송되지 않습니다.
plan-picker-summary = 이 플랜에는 문의 방법 %q가지 중 %n가지가 포함됩니다.
channel-locked = 이 플랜에 미포함
channel-languages = 다른 언어
channel-reveal = 내 플랜에 포함됨
plan-picker-addons = 추가 기능
channel-open-now = 현재 이용 가능
channel-open-until = 현재 이용 가능(%n까지)
channel-closed-now = 현재 운영 시간이 아닙니다
channel-closed-until = 현재 운영 시간이 아닙니다. 다음 운영 시작: %n
channel-instead = 지금 이용할 수 있는 방법: %n
contact-inbox-title = 이전 문의 내역
contact-inbox-text = 플랜과 관계없이 언제든지 읽고 답장할 수 있습니다.
contact-inbox-link = 지원 받은편지함 열기
channel-sealed = 이용할 수 있는 고객이 로그인하면 표시됩니다.
channel-sealed-sign-in = 로그인하여 보기
channel-sealed-no-script = 표시하려면 JavaScript가 필요합니다.
pass-held = 내 패스: %q, 유효 기간: %n까지
pass-forget = 이 패스 삭제
pass-forgotten = 패스를 삭제했습니다.
pass-refused-malformed = 이 링크에는 유효한 패스가 없습니다.
pass-refused-altered = 이 패스는 변경되었거나 이 도움말 센터용으로 발급되지 않았습니다.
pass-refused-site = 이 패스는 다른 도움말 센터용입니다.
pass-refused-epoch = 이 패스는 이전 기간의 것으로 더 이상 유효하지 않습니다.
pass-refused-expired = 패스가 만료되었습니다.
pass-refused-plan = 이 패스는 이 도움말 센터에 없는 플랜용입니다.
pass-refused-insecure = 패스는 보안 연결(https)에서만 사용할 수 있습니다.
pass-refused-unavailable = 패스로 표시되는 연락처를 현재 이용할 수 없습니다.
pass-refused-help = 모두에게 공개된 내용이 표시됩니다. 새 패스를 받으려면 제품에서 이 페이지를 다시 여세요.
pass-refused-reload = 모두에게 공개된 내용이 표시됩니다. 새 패스를 받으려면 이 페이지를 새로고침하세요.

## The contact form

form-title = 문의 보내기
form-mail-intro = 여기에 문의 내용을 적어 주세요. 메일 프로그램에서 바로 보낼 수 있도록 메일이 열립니다.
form-channel = 어떻게 답변을 받으시겠어요?
form-summary = 요약
form-summary-help = 어떤 내용인지 한 문장으로 적어 주세요.
form-suggestions = 도움이 될 만한 문서
form-suggestions-status = 추천 문서: %n개
form-description = 자세한 내용
form-description-help = 무엇을 하셨고, 무엇을 기대하셨으며, 실제로 어떤 일이 일어났나요?
form-files = 스크린샷
form-files-add = 스크린샷 추가
form-files-drop = 또는 여기에 붙여넣거나 끌어다 놓기
form-files-help = { $types } 파일 최대 { $count }개, 파일당 최대 { $size }.
form-size-kb = { $count }KB
form-size-mb = { $count }MB
form-files-list = 첨부 파일
form-files-remove = %n 삭제
form-files-added = %n 파일을 첨부했습니다
form-files-removed = %n 파일을 삭제했습니다
form-files-too-large = %n 파일이 %q보다 큽니다. 이미지를 자르거나 작게 저장한 뒤 다시 첨부해 주세요.
form-files-type = %n 파일은 첨부할 수 없습니다. 사용할 수 있는 형식: %q
form-files-count = 최대 %n개까지 첨부할 수 있습니다. 파일을 삭제한 뒤 추가해 주세요.
form-files-unreadable = %n 파일을 읽을 수 없습니다. 파일을 다시 선택해 주세요.
form-files-again = 입력한 내용은 그대로 있습니다. 스크린샷은 다시 첨부해 주세요.
form-optional = 선택 사항
form-language = 원하는 언어
form-email = 이메일 주소
form-phone = 전화번호
form-phone-help = 국가 번호를 포함해 주세요. 예: 대한민국은 +82
form-submit = 보내기
form-submit-chat = 메시지 보내기
form-submit-mail = 메일 쓰기
form-sending = 보내는 중…
form-chat-elsewhere = 이 양식에서는 채팅을 시작할 수 없습니다.
form-error-title = 아직 보내지 않았습니다. 다음을 확인해 주세요.
form-error-back = 브라우저에서 뒤로 가면 작성한 내용이 그대로 남아 있습니다.
form-error-channel = 답변을 받을 방법을 선택해 주세요.
form-error-summary = 요약을 입력해 주세요.
form-error-description = 자세한 내용을 입력해 주세요.
form-error-email = 이메일 주소를 입력해 주세요. 예: name@example.com
form-error-phone = 국가 번호를 포함한 전화번호를 입력해 주세요.
form-failed-offline = 오프라인 상태입니다. 입력한 내용은 그대로 있습니다. 연결되면 다시 보내 주세요.
form-failed-network = 연결하지 못했습니다. 입력한 내용은 그대로 있습니다. 연결을 확인하고 다시 보내 주세요.
form-failed-timeout = 제시간에 응답이 없었습니다. 입력한 내용은 그대로 있습니다. 다시 보내셔도 두 번 접수되지 않습니다.
form-failed-server = 저희 쪽에 문제가 생겼습니다. 입력한 내용은 그대로 있습니다. 몇 분 뒤 다시 보내거나 다른 방법으로 문의해 주세요.
form-failed-refused = 문의가 접수되지 않았습니다. 입력한 내용은 그대로 있습니다. 내용을 확인하거나 다른 방법으로 문의해 주세요.
form-failed-pass = 이용 권한이 만료되었습니다. 입력한 내용은 그대로 있습니다. 이 탭에서 계정을 통해 이 페이지를 다시 연 뒤 보내 주세요.
form-failed-size = 파일의 전체 크기가 너무 큽니다. 일부를 삭제하고 다시 보내 주세요.
form-failed-busy = 문의가 너무 많습니다. 입력한 내용은 그대로 있습니다. %n에 다시 보내 주세요.
form-failed-busy-soon = 문의가 너무 많습니다. 입력한 내용은 그대로 있습니다. 1분 뒤 다시 보내 주세요.
form-sent-title = 문의가 접수되었습니다
form-sent-title-chat = 메시지가 접수되었습니다
form-sent-email = 답변은 %n 주소로 보내 드립니다.
form-sent-callback = %n 번호로 전화드리겠습니다.
form-sent-chat = 대화로 이동
form-sent-follow = 문의 진행 상황 보기
form-sent-reference = 접수 번호: %n
form-sent-again = 다른 문의 보내기
form-mail-title = 메일이 준비되었습니다
form-mail-text = 메일 프로그램에서 내용을 확인하고 보내 주세요. 메일이 열리지 않았다면 내용을 복사해 %n 주소로 보내 주세요.
form-mail-long = 내용이 길어 전부 전달할 수 없습니다. 복사해서 메일에 붙여넣어 주세요.
form-mail-files = 웹 페이지에서 메일 프로그램으로 파일을 전달할 수 없습니다. 스크린샷은 메일 프로그램에서 첨부해 주세요.
form-mail-open = 메일 다시 열기
form-mail-copy = 내용 복사
form-mail-copied = 복사했습니다
form-mail-back = 양식으로 돌아가기
form-restored = 이전에 입력한 내용이 남아 있습니다.
form-discard = 처음부터 다시 쓰기

## Help panel: what customers see inside of the product

panel-help = 도움말
panel-replies-zero = { panel-replies-other }
panel-replies-one = { panel-replies-other }
panel-replies-two = { panel-replies-other }
panel-replies-few = { panel-replies-other }
panel-replies-many = { panel-replies-other }
panel-replies-other = 도움말, 새 답변 %n개
panel-top-context = 이 페이지 도움말
panel-top-area = ‘%n’ 도움말
panel-close = 닫기
panel-back = 뒤로
panel-forward = 앞으로
panel-larger = 크게
panel-clear = 검색어 지우기
panel-width = 창 너비
panel-height = 창 높이
panel-new-tab = 새 탭에서 열기
panel-article-error = 지금은 이 페이지를 표시할 수 없습니다.
panel-down = 지금은 도움말에 연결할 수 없습니다. 연결 상태를 확인하고 다시 시도해 주세요.
panel-down-ways = 다음 방법으로도 문의하실 수 있습니다.

## A–Z list

az-title = 전체 문서(가나다순)
az-jump = 글자로 이동

## Empty pages

empty-home = 아직 문서가 없습니다
empty-home-help = 이제 막 문을 연 도움말 센터입니다. 곧 다시 방문해 주세요.
empty-area = 아직 내용이 없습니다
empty-area-help = 이 주제의 문서를 작성하고 있습니다. 검색하면 다른 주제에서 필요한 내용을 찾을 수도 있습니다.
empty-contact = 아직 문의 방법이 없습니다
empty-contact-help = 곧 다시 방문해 주세요.

## Page not found, choice of language, moved pages

not-found-title = 페이지를 찾을 수 없습니다
not-found-text = 페이지가 이동했거나 링크가 잘못되었을 수 있습니다. 검색하거나 홈에서 다시 시작해 주세요.
not-found-home = 홈으로 이동
root-lead = 언어를 선택하세요
redirect-title = 페이지가 이동했습니다
redirect-text = 이 페이지는 이동했습니다.
redirect-link = 새 주소로 이동

## Titles shown by the browser and by search engines

title-page = { $title } – { $site }

## Contacts: sentences made from contacts.yaml. A site names its plans and channels in its own locales/<locale>.ftl:
## plan-<id>, channel-<id>, and if it likes channel-<id>-description and channel-<id>-link.

channel-knowledge-base = 지식 베이스
channel-community = 커뮤니티
channel-chat = 채팅 지원
channel-email = 이메일 지원
channel-phone = 전화 지원
channel-callback = 전화 요청
channel-knowledge-base-link = 지식 베이스 열기
channel-community-link = 커뮤니티 열기
contact-link = { $name } 열기
contact-link-chat = 채팅 시작하기
contact-link-email = 이메일 보내기
contact-link-phone = 전화하기
contact-link-callback = 전화 요청하기
contact-link-form = 문의 남기기
contact-plans = { $plans } 플랜에 포함
contact-plans-all = 모든 플랜에 포함
contact-locked-from = { $plan } 플랜에는 포함되지 않습니다. { $lowest } 이상의 플랜에서 이용할 수 있습니다.
contact-locked-list = { $plan } 플랜에는 포함되지 않습니다. { $plans } 플랜에서 이용할 수 있습니다.
contact-locked = { $plan } 플랜에는 포함되지 않습니다.
contact-locked-addon = { $plan } 플랜에는 포함되지 않습니다. 추가 기능 { $addon }을(를) 통해 이용할 수 있습니다.
contact-locked-addon-plan = { $plan } 플랜에는 포함되지 않습니다. { $lowest } 플랜의 추가 기능 { $addon }을(를) 통해 이용할 수 있습니다.
contact-plans-addons = 추가 기능으로 이용 가능: { $addons }
contact-needs-seat = 유료 시트가 있는 사용자 대상
contact-needs-seat-from = { $date } 이후에 만든 계정은 유료 시트가 있는 사용자만 해당
contact-needs-addon = 추가 기능 필요: { $addon }
contact-needs-addon-from = { $date } 이후에 만든 계정은 추가 기능 필요: { $addon }
contact-reply-minutes = 보통 { $count }분 이내에 답변
contact-reply-hours = 보통 { $count }시간 이내에 답변
contact-reply-days = 보통 영업일 기준 { $count }일 이내에 답변
contact-languages = 지원 언어: { $languages }
contact-languages-one = { $language }만 지원
contact-languages-account = 계정에 설정된 언어로 지원: { $languages }
contact-languages-not = { $language } 지원 안 함
contact-languages-warning = { $channel }: { $languages }만 지원
contact-languages-account-help = 이 중 다른 언어로 답변을 받으려면 계정 설정에서 언어를 변경하세요.
hours-range = { $open }~{ $close }
hours-range-overnight = { $open }~다음 날 { $close }
hours-all-day = 24시간
hours-days = { $first }~{ $last }
hours-every-day = 매일
hours-line = { $days } { $hours }
hours-join = { $first }, { $rest }
hours-week = { $rules }({ $zone })
hours-always = 연중무휴 24시간
hours-dates = { $hours }. 운영 시간 변경: { $dates }
hours-closed = { $hours }. 휴무일: { $dates }.
matrix-caption = 플랜별 지원 채널
matrix-included = 포함
matrix-not-included = 미포함

## The inbox: earlier conversations with support, on a page of the help centre and in the panel

inbox-title = 지원 받은편지함
inbox-intro = 문의하신 내용과 답변입니다.
inbox-no-script = 문의 내역을 여기에 표시하려면 JavaScript가 필요합니다. 다시 문의하거나 지원팀의 이메일에 답장하셔도 됩니다.
inbox-search = 문의 내역 검색
inbox-filter = 표시
inbox-filter-all = 전체
inbox-filter-open = 진행 중
inbox-filter-closed = 종료됨
inbox-list = 문의 내역
inbox-state-open = 답변 대기 중
inbox-state-answered = 답변 완료
inbox-state-closed = 종료됨
inbox-state-reopened = 다시 열림
inbox-unread = 새 답변: %n
inbox-more = 더 보기
inbox-loading = 문의 내역을 불러오는 중…
inbox-empty = 아직 문의 내역이 없습니다
inbox-empty-help = 문의하시면 답변이 여기에 표시됩니다.
inbox-empty-search = ‘%q’에 대한 결과가 없습니다
inbox-write = 지원팀에 문의
inbox-back = 전체 문의 내역
inbox-choose = 문의를 선택하면 여기에 표시됩니다.
inbox-you = 나
inbox-colleague = 동료
inbox-support = 지원팀
inbox-closed = 문의가 종료되었습니다
inbox-reopened = 문의가 다시 열렸습니다
inbox-arrived = %n 님의 새 메시지
inbox-reply = 답장
inbox-attach = 스크린샷 첨부
inbox-send = 보내기
inbox-sent = 답장을 보냈습니다.
inbox-close = 문의 종료
inbox-reopen = 문의 다시 열기
inbox-is-closed = 종료된 문의입니다. 다시 쓰려면 문의를 다시 열어 주세요.
inbox-was-closed = 그사이 문의가 종료되었습니다. 입력한 내용은 그대로 있습니다. 문의를 다시 연 뒤 보내 주세요.
inbox-download = %n 다운로드 (%q)
inbox-signed-out = 문의 내역은 계정에서 볼 수 있습니다
inbox-signed-out-help = 제품에서 이 페이지를 열면 본인의 문의 내역이 표시됩니다.
inbox-expired = 이용 권한이 만료되었습니다
inbox-expired-help = 안전을 위해 일정 시간이 지나면 만료됩니다. 계속 읽으려면 제품에서 이 페이지를 다시 열어 주세요.
inbox-reload = 안전을 위해 일정 시간이 지나면 만료됩니다. 계속 읽으려면 이 페이지를 새로고침해 주세요.
inbox-sign-in = 로그인
inbox-link-expired = 이 링크는 만료되었습니다
inbox-link-expired-help = 이 문의에 대해 마지막으로 받은 이메일에 답장해 주세요. 저희 답변에 새 링크가 들어 있습니다.
inbox-missing = 문의를 찾을 수 없습니다
inbox-missing-help = 다른 계정의 문의이거나 링크가 온전하지 않을 수 있습니다.
inbox-failed = 지금은 문의 내역을 표시할 수 없습니다
inbox-failed-help = 연결 상태를 확인한 후 다시 시도해 주세요. 내용은 사라지지 않았습니다.
inbox-retry = 다시 시도
inbox-offline = 오프라인 상태입니다. 이전에 불러온 내용을 표시합니다.

mail-marker = 이 줄 위에 답장을 작성해 주세요
mail-received = 문의를 접수했습니다
mail-received-text = 메시지를 보내 주셔서 감사합니다. 담당 팀이 확인한 후 이메일로 답변드리겠습니다.
mail-received-follow = 여기에서 대화를 보고 이어갈 수 있습니다:
mail-follow = 이 이메일에 바로 답장하시면 됩니다. 전체 대화는 여기에 있습니다:
mail-files = 일부 파일은 이메일에 첨부하기에 너무 큽니다. 대화에서 확인하실 수 있습니다.
