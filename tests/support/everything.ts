/** A dream of several texts that uses every construct of the language. */

export const everything: Readonly<Record<string, string>> = {
  'main.dream': `import "motifs/sea.dream" as sea
import "bells.dream"

/// Everything that the language has.
dream "Everything" {
  version 2.1.0
  for ages 14..80
  needs sound, light, scent optional, touch optional, warmth optional, motion optional
  limit sound <= 46dB, light <= 80lx, light <= 2lx while asleep, cues <= 60 per hour

  asset hush = sound "assets/hush.wav"
  asset cedar = scent "cedar"

  param friend: text = "Lila"
  param volume: level = 34dB in 25dB..42dB
  param pause: duration = 5m in 1m..10m
  var wonder: 0..1 = 0.2
  var lucid = false
  var visits: 0..100 = 0

  ritual bedtime {
    say "Tonight you return to the house by the sea, {friend}." at 40dB
    light amber at 10lx ramp to 0lx over 20m
    on stage N1 -> drifting
    after 90m -> release
  }

  scene drifting {
    tone calm 0.8
    play hush at volume fade in 5s out 30s loop
    while stage is N1 { say "the tide" at 30dB every 90s }
    when stage is REM for 2m -> shore
    when stage is N3 and time in stage > 5m -> calm.inhale
    after 30m -> crossroads
    when distress > 0.6 for 20s -> release
  }

  scene crossroads {
    choose {
      2 -> shore when heart < 70bpm
      1 -> calm
      else -> drifting
    }
  }

  scene calm is sea.breathing(4s + pause / 100, voice = hush, next = shore.sky.dusk, shade = red) {
    tone calm 0.9
    on wake -> watch
  }

  scene shore {
    tone wonder 0.7, calm 0.5
    enter { set visits = min(100, visits + 1)  mark "shore {visits}, wonder {wonder}" }
    exit { set lucid = false }
    layer surf is sea.waves(volume - 4dB)
    layer sky {
      on knock when not lucid -> inside night
      scene dusk {
        light red through 0lx at 0s, 0.8lx at 5m, 0.2lx at 20m
        after 4m -> night
      }
      scene night { after pause when visits < 50 -> dusk }
    }
    on signal LRLR {
      set lucid = true
      set wonder = clamp(wonder + 0.2, 0, 1)
      light red at 0.6lx for 5s
      mark "lucid"
    }
    when in sky.night and cycle > 3 for 1m -> lighthouse
    after 8m choose {
      3 -> lighthouse when heart < 70bpm or breath < 14bpm
      1 -> drifting
    }
    when distress > 0.6 for 20s -> release
  }

  scene lighthouse {
    touch at 10% for 2s every 3m
    warmth at 0.4C for 20m
    motion at 10% for 20m
    while stage is N3 { play hush at 28dB for 1s locked to slow wave 0deg every 5s }
    while stage is N2 { play hush at 26dB for 1s locked to breath 90deg every 10s }
    together "keepers" within 5m -> shore else -> last shore
    every 6m when clock > 1h or clock < 30m { raise knock }
    after 20m -> last part of shore
    when distress > 0.6 for 20s -> release
  }

  scene watch {
    when asleep for 3m -> last calm
    when woken by a cue and time since onset > 2h for 10s -> drifting
    after 30m -> morning
  }

  anywhere {
    when distress > 0.7 for 20s -> release
    on signal LRLR { mark "seen anywhere" }
    every 2h when in watch -> morning
  }
  anchor every 25m { scent cedar at 20% for 10s  raise knock }
  release { fade all over 60s }
  morning {
    light amber at 0lx ramp to 80lx over 15m
    play bell at 35dB
    ask "What do you remember, {friend}?"
  }

  promise quiet: always sound <= 45dB while stage is N3
  promise dark: never light > 1lx while asleep
  promise escape: distress > 0.8 for 30s leads to release within 2m
  promise back: in watch leads to drifting
  promise ends: reaches morning
  promise gentle: chance of (woken by a cue) <= 5% per night across adults
}
`,
  'motifs/sea.dream': `import "../bells.dream"

asset surf = sound "../assets/surf.wav"

/// Breath that leads the sleeper's own.
motif breathing(pace: duration = 5s in 3s..20s, voice: sound, next: scene, shade: colour = amber, words: text = "breathe") {
  var breaths: 0..200 = 0
  light shade at 0.2lx
  scene inhale {
    play voice at 28dB fade 1s
    after pace -> exhale
  }
  scene exhale {
    enter {
      set breaths = min(200, breaths + 1)
      mark "{words}: {breaths} at {pace}"
    }
    after pace * 1.5 -> inhale
  }
  when breaths > 60 -> next
  when in inhale and distress > 0.6 for 20s -> release
}

motif waves(loud: level) {
  play surf at loud loop
  scene near { after 3m -> far }
  scene far is ringing(40s) { after 3m -> near }
}
`,
  'bells.dream': `asset bell = sound "assets/bell.wav"

motif ringing(gap: duration in 10s..5m) {
  play bell at 30dB for 3s every gap
}
`,
};
