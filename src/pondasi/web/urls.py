"""Addresses of pages, in Indonesian, stable for good."""

from django.urls import path

from pondasi.web.views import data, front, releases, review, sheets, submissions, tasks, trust

urlpatterns = [
    path("", front.front, name="front"),
    path("data/", data.data, name="data"),
    path("data/<slug:code>/", data.dataset, name="dataset"),
    path("data/<slug:code>/edisi/<int:number>/", data.dataset, name="edition"),
    path("data/<slug:code>/edisi/<int:number>/unduh/<slug:kind>/", data.download, name="download"),
    path("data/<slug:code>/edisi/<int:number>/angka/", data.figure, name="figure"),
    path("rilis/", data.releases, name="releases"),
    path("rilis/kelola/", releases.manage, name="manage_releases"),
    path("rilis/kelola/<slug:code>/", releases.plan, name="plan_release"),
    path("rilis/<uuid:public_id>/tarik/", releases.withdraw, name="withdraw_release"),
    path("tugas/", tasks.tasks, name="tasks"),
    path("kotak-masuk/", tasks.inbox, name="inbox"),
    path("kiriman/buka/<slug:code>/<str:period>/", submissions.open_submission, name="open_submission"),
    path("kiriman/<uuid:public_id>/", submissions.submission, name="submission"),
    path("kiriman/<uuid:public_id>/unggah/", submissions.upload, name="upload"),
    path("kiriman/<uuid:public_id>/bacaan/", submissions.bench, name="bench"),
    path("kiriman/<uuid:public_id>/koreksi/", submissions.correct, name="correct"),
    path("kiriman/<uuid:public_id>/lembar/", sheets.tiles, name="sheet_tiles"),
    path("kiriman/<uuid:public_id>/sel/<slug:place>/", sheets.about, name="about_place"),
    path("kiriman/<uuid:public_id>/jawab/", submissions.answer, name="answer"),
    path("kiriman/<uuid:public_id>/ajukan/", submissions.hand_in, name="hand_in"),
    path("kiriman/<uuid:public_id>/tarik/", submissions.recall, name="recall"),
    path("kiriman/<uuid:public_id>/mulai/", review.begin, name="begin_check"),
    path("kiriman/<uuid:public_id>/putuskan/", review.decide, name="decide"),
    path("kiriman/<uuid:public_id>/jejak/", submissions.trail, name="submission_trail"),
    path("kiriman/<uuid:public_id>/berkas/<int:pk>/", submissions.original, name="original"),
    path("catatan/", trust.journal, name="journal"),
    path("catatan/jangkar/", trust.anchor, name="anchor"),
    path("aturan/", trust.rules, name="rules"),
    path("aturan/<slug:code>/", trust.rule, name="rule"),
    path("tampilan/", trust.gallery, name="gallery"),
]
